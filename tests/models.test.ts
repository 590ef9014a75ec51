import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { addFolder } from '../src/models/addFolder.js';
import { listInstalled, type ModelProblem } from '../src/models/installed.js';
import { ModelError } from '../src/models/modelError.js';
import { removeModel } from '../src/models/remove.js';
import { hubMirror, sendAndCut, sendStatus } from './support/hubMirror.js';
import { detectorFiles, noise, visionLanguageFiles } from './support/hubModels.js';
import { Pulling } from './support/pulling.js';

let pulling: Pulling;
afterEach(() => pulling.close());

async function detector(bytes?: number): Promise<Pulling> {
  pulling = await Pulling.of(detectorFiles(bytes));
  return pulling;
}

const refusal = (message: RegExp) =>
  expect.objectContaining({ name: 'ModelError', message: expect.stringMatching(message) });

describe('a pull', () => {
  it('brings the files of one precision, checked, with a manifest', async () => {
    const { mirror, dataDir } = await detector();
    expect(await pulling.pull()).toMatchObject({ type: 'pulled' });
    const [model] = await listInstalled(dataDir);
    expect(model).toMatchObject({
      id: 'tiny',
      kind: 'detector',
      family: 'plain',
      modelType: 'd_fine',
      repository: mirror.repository,
      revision: mirror.revision,
      licence: 'apache-2.0',
      dtypes: { model: 'fp32' },
      linked: false,
    });
    const sha256 = createHash('sha256').update(noise(300_000, 'fp32')).digest('hex');
    expect(model?.files.map(({ path }) => path)).toEqual([
      'config.json',
      'preprocessor_config.json',
      'onnx/model.onnx',
    ]);
    expect(model?.files.at(-1)).toEqual({ path: 'onnx/model.onnx', size: 300_000, sha256 });
    expect(await readFile(pulling.path('tiny', 'onnx', 'model.onnx'))).toEqual(noise(300_000, 'fp32'));
    expect((await readdir(pulling.path('tiny'), { recursive: true })).sort()).toEqual([
      'config.json',
      'drishti-model.json',
      'onnx',
      'onnx/model.onnx',
      'preprocessor_config.json',
    ]);
  });

  it('tells how far it is, up to all of it', async () => {
    await detector();
    await pulling.pull();
    const received = pulling.progress.map((progress) => progress.received);
    expect(received).toEqual([...received].sort((a, b) => a - b));
    expect(pulling.progress.at(-1)).toMatchObject({
      path: 'onnx/model.onnx',
      received: pulling.progress[0]?.total,
    });
  });

  it('takes external data along, and settings, and nothing of other programs', async () => {
    pulling = await Pulling.of(visionLanguageFiles());
    await pulling.pull();
    const [model] = await listInstalled(pulling.dataDir);
    expect(model).toMatchObject({ kind: 'vision-language', family: 'qwen3.5' });
    expect(model?.dtypes).toEqual({ embed_tokens: 'q4', vision_encoder: 'q4', decoder_model_merged: 'q4' });
    expect(model?.files.map(({ path }) => path).sort()).toEqual([
      'chat_template.jinja',
      'config.json',
      'generation_config.json',
      'onnx/decoder_model_merged_q4.onnx',
      'onnx/decoder_model_merged_q4.onnx_data',
      'onnx/decoder_model_merged_q4.onnx_data_1',
      'onnx/embed_tokens_q4.onnx',
      'onnx/embed_tokens_q4.onnx_data',
      'onnx/vision_encoder_q4.onnx',
      'onnx/vision_encoder_q4.onnx_data',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
  });

  it('takes each part at the precision that is asked for', async () => {
    pulling = await Pulling.of(visionLanguageFiles());
    await pulling.pull({ dtypes: { vision_encoder: 'fp16' } });
    const [model] = await listInstalled(pulling.dataDir);
    expect(model?.dtypes).toEqual({ embed_tokens: 'q4', vision_encoder: 'fp16', decoder_model_merged: 'q4' });
  });

  it('does nothing when the model is there already, and brings only what is new otherwise', async () => {
    const { mirror } = await detector();
    await pulling.pull();
    const sent = mirror.sentBytes;
    expect(await pulling.pull()).toMatchObject({ type: 'same' });
    // config.json is read again to see what the repository holds.
    expect(mirror.sentBytes - sent).toBeLessThan(1000);
    expect(await pulling.pull({ dtypes: 'q8' })).toMatchObject({ type: 'pulled' });
    expect(existsSync(pulling.path('tiny', 'onnx', 'model.onnx'))).toBe(false);
    expect(await readFile(pulling.path('tiny', 'onnx', 'model_quantized.onnx'))).toHaveLength(75_000);
  });

  it('keeps the weights when only the rest of the model is new', async () => {
    const { mirror } = await detector();
    await pulling.pull();
    const next = mirror.revision.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    mirror.info['sha'] = next;
    const sent = mirror.sentBytes;
    expect(await pulling.pull()).toMatchObject({ type: 'pulled', model: { revision: next } });
    expect(mirror.sentBytes - sent).toBeLessThan(2000);
    expect(await readFile(pulling.path('tiny', 'onnx', 'model.onnx'))).toEqual(noise(300_000, 'fp32'));
  });

  it('asks before anything large comes, and does nothing when told so', async () => {
    const { mirror } = await detector();
    expect(await pulling.pull({ confirm: async () => false })).toEqual({ type: 'declined' });
    expect(mirror.sentBytes).toBeLessThan(1000);
    expect(await listInstalled(pulling.dataDir)).toEqual([]);
  });

  it('replaces no model under a server, also not under one that was started meanwhile', async () => {
    await detector();
    expect(await pulling.pull({ isInUse: () => true })).toMatchObject({ type: 'pulled' });
    const whole = await readFile(pulling.path('tiny', 'onnx', 'model.onnx'));
    for (const answers of [[true], [false, true]]) {
      const isInUse = () => answers.shift() ?? true;
      await expect(pulling.pull({ dtypes: 'q8', isInUse })).rejects.toEqual(
        refusal(/^a server runs and may use tiny, which is to be replaced; stop the server and pull again$/),
      );
      expect(whole.equals(await readFile(pulling.path('tiny', 'onnx', 'model.onnx')))).toBe(true);
    }
    expect(await pulling.pull({ isInUse: () => true })).toMatchObject({ type: 'same' });
  });

  it('does not replace a model from elsewhere', async () => {
    await detector();
    await pulling.pull();
    const other = await hubMirror(detectorFiles(), 'somebody/tiny');
    const before = pulling.mirror;
    Object.assign(pulling, { mirror: other });
    await expect(pulling.pull()).rejects.toEqual(
      refusal(/tiny is a model from drishti-tests\/tiny; remove it/),
    );
    Object.assign(pulling, { mirror: before });
    await other.close();
  });
});

describe('a connection that fails', () => {
  it('is gone on with where it was cut', async () => {
    const { mirror } = await detector();
    mirror.trick = (asked) =>
      asked.path === 'onnx/model.onnx' && asked.before < 2 && sendAndCut(mirror, asked, 100_000);
    await pulling.pull();
    const ranges = mirror.asked
      .filter(({ path }) => path.startsWith('content:/onnx/'))
      .map(({ headers }) => headers.range);
    expect(ranges[0]).toBeUndefined();
    expect(ranges[1]).toMatch(/^bytes=\d+-$/);
    expect(ranges).toHaveLength(3);
    expect(await readFile(pulling.path('tiny', 'onnx', 'model.onnx'))).toEqual(noise(300_000, 'fp32'));
    // What had come before a cut came once; the last of it may have been under way.
    expect(mirror.sentBytes).toBeLessThan(300_000 + 2 * 100_000);
  });

  it('leaves what has come for the next pull', async () => {
    const { mirror } = await detector();
    mirror.trick = (asked) =>
      asked.path === 'onnx/model.onnx' &&
      (asked.from === 0 ? sendAndCut(mirror, asked, 200_000) : sendAndCut(mirror, asked, 0));
    await expect(pulling.pull()).rejects.toEqual(refusal(/breaks off.*try again later/));
    expect(await listInstalled(pulling.dataDir)).toEqual([]);
    expect(await readFile(pulling.path('.incoming', 'tiny', 'onnx', 'model.onnx.part'))).toHaveLength(
      200_000,
    );
    mirror.trick = undefined;
    const sent = mirror.sentBytes;
    await pulling.pull();
    expect(mirror.sentBytes - sent).toBeLessThan(101_000);
    expect(await readFile(pulling.path('tiny', 'onnx', 'model.onnx'))).toEqual(noise(300_000, 'fp32'));
    expect(existsSync(pulling.path('.incoming', 'tiny'))).toBe(false);
  });

  it('begins again where a hub knows no ranges', async () => {
    const { mirror } = await detector();
    mirror.trick = (asked) => {
      if (asked.path !== 'onnx/model.onnx') return false;
      if (asked.before === 0) return sendAndCut(mirror, asked, 100_000);
      asked.response.writeHead(200, { 'content-length': asked.bytes.length }).end(asked.bytes);
      return true;
    };
    await pulling.pull();
    expect(await readFile(pulling.path('tiny', 'onnx', 'model.onnx'))).toEqual(noise(300_000, 'fp32'));
  });

  it('begins again where the rest is not the rest', async () => {
    const { mirror } = await detector();
    mirror.trick = (asked) => {
      if (asked.path !== 'onnx/model.onnx' || asked.before > 1) return false;
      if (asked.before === 0) return sendAndCut(mirror, asked, 100_000);
      const range = { 'content-range': `bytes 7-${asked.bytes.length - 1}/${asked.bytes.length}` };
      asked.response.writeHead(206, range).end(asked.bytes.subarray(7));
      return true;
    };
    await pulling.pull();
    expect(await readFile(pulling.path('tiny', 'onnx', 'model.onnx'))).toEqual(noise(300_000, 'fp32'));
  });

  it('is given up when it is silent', async () => {
    const { mirror } = await detector();
    mirror.trick = ({ path, response, bytes }) => {
      if (path !== 'onnx/model.onnx') return false;
      response.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, 1000));
      return true;
    };
    const hub = { silenceMs: 300, retries: 1 };
    await expect(pulling.pull({ hub })).rejects.toEqual(refusal(/it keeps silent.*try again later/));
  });

  it('is tried again after 429 and 5xx, with the patience that is asked for', async () => {
    const { mirror } = await detector();
    const statuses = [429, 503, 500];
    mirror.refuse = (response) => {
      response.setHeader('retry-after', '0');
      const status = statuses.shift() as number;
      if (statuses.length === 0) mirror.refuse = undefined;
      sendStatus(response, status);
    };
    await pulling.pull();
    expect(pulling.retries).toEqual([
      expect.stringMatching(/asks for patience \(status 429\)/),
      expect.stringMatching(/fails \(status 503\)/),
      expect.stringMatching(/fails \(status 500\)/),
    ]);
  });

  it('is given up when it fails for ever', async () => {
    const { mirror } = await detector();
    mirror.refuse = (response) => sendStatus(response, 503);
    await expect(pulling.pull()).rejects.toEqual(refusal(/fails \(status 503\); try again later/));
    expect(mirror.asked).toHaveLength(4);
  });

  it('that nobody answers is named', async () => {
    const { mirror } = await detector();
    await mirror.close();
    Object.assign(mirror, { close: async () => {} });
    await expect(pulling.pull()).rejects.toEqual(
      refusal(/^http:\/\/127\.0\.0\.1:\d+ cannot be reached: .*try again later/),
    );
  });

  it('stops when the operator does, and goes on the next time', async () => {
    const { mirror } = await detector(3_000_000);
    const stop = new AbortController();
    const onProgress = ({ received }: { received: number }) => {
      if (received > 500_000) stop.abort(new Error('stopped by the test'));
    };
    await expect(pulling.pull({ signal: stop.signal, onProgress })).rejects.toThrow('stopped by the test');
    expect(await listInstalled(pulling.dataDir)).toEqual([]);
    await pulling.pull();
    const ranges = mirror.asked
      .filter(({ path }) => path.startsWith('content:/onnx/'))
      .map(({ headers }) => headers.range);
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=\d{6,}-$/)]);
  });
});

describe('what is not what it should be', () => {
  it('is downloaded once more when it came damaged', async () => {
    const { mirror } = await detector();
    mirror.trick = ({ path, bytes, before, response }) => {
      if (path !== 'onnx/model.onnx' || before > 0) return false;
      response.end(Buffer.from(bytes).fill(bytes[1000] === 0 ? 1 : 0, 1000, 1001));
      return true;
    };
    await pulling.pull();
    expect(pulling.retries).toEqual(['onnx/model.onnx came damaged']);
    expect(await readFile(pulling.path('tiny', 'onnx', 'model.onnx'))).toEqual(noise(300_000, 'fp32'));
  });

  it.each(['onnx/model.onnx', 'preprocessor_config.json'])(
    'is refused when %s came damaged twice',
    async (damaged) => {
      const { mirror } = await detector();
      mirror.trick = ({ path, bytes, response }) => {
        if (path !== damaged) return false;
        response.end(Buffer.concat([bytes.subarray(0, -1), Buffer.from('!')]));
        return true;
      };
      await expect(pulling.pull()).rejects.toEqual(refusal(new RegExp(`^${damaged} came damaged twice`)));
      expect(await listInstalled(pulling.dataDir)).toEqual([]);
      expect(existsSync(pulling.path('.incoming', 'tiny', `${damaged}.part`))).toBe(false);
    },
  );

  it('fills no more of the disk than it said it would', async () => {
    const { mirror } = await detector();
    mirror.trick = ({ path, response }) => {
      if (path !== 'onnx/model.onnx') return false;
      const flood = Buffer.alloc(1_000_000);
      const more = () => {
        while (!response.destroyed && response.write(flood));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return true;
    };
    await expect(pulling.pull()).rejects.toEqual(refusal(/came damaged twice/));
  });

  it('is refused when the hub is none', async () => {
    const { mirror } = await detector();
    mirror.refuse = (response) => response.end('<html>Sign in to the hotel</html>');
    await expect(pulling.pull()).rejects.toEqual(refusal(/does not answer as a hub does; DRISHTI_HUB_URL/));
  });

  it('is refused when the list is endless', async () => {
    const { mirror } = await detector();
    mirror.refuse = (response) => response.end(Buffer.alloc(17_000_000, ' '));
    await expect(pulling.pull()).rejects.toEqual(refusal(/more than 16000000 bytes/));
  });

  it('stays out when its name leads elsewhere', async () => {
    const { mirror } = await detector();
    const [model] = mirror.info.siblings.filter(({ rfilename }) => rfilename === 'onnx/model.onnx');
    const evil = [
      '../evil.json',
      '/etc/evil.json',
      'onnx/../../evil.onnx',
      'C:evil.json',
      '.ssh.json',
      'a\\b.json',
      'con.json',
    ];
    for (const rfilename of evil) mirror.info.siblings.push({ ...model!, rfilename });
    await pulling.pull();
    const [installed] = await listInstalled(pulling.dataDir);
    expect(installed?.files.map(({ path }) => path)).toEqual([
      'config.json',
      'preprocessor_config.json',
      'onnx/model.onnx',
    ]);
  });

  it('stays out when the hub tells no hash of it', async () => {
    const { mirror } = await detector();
    for (const sibling of mirror.info.siblings) {
      delete sibling.lfs;
      Object.assign(sibling, { blobId: null });
    }
    await expect(pulling.pull()).rejects.toEqual(refusal(/has no config.json/));
  });
});

describe('a refusal', () => {
  it.each([
    [
      401,
      'GatedRepo',
      /does not show drishti-tests\/tiny to strangers.*accept that at http.*\/drishti-tests\/tiny and set DRISHTI_HUB_TOKEN/,
    ],
    [404, 'RepoNotFound', /^drishti-tests\/tiny does not exist on http/],
    [404, 'RevisionNotFound', /^drishti-tests\/tiny has no such revision/],
  ])('of status %i, %s, says what to do', async (status, code, message) => {
    const { mirror } = await detector();
    mirror.refuse = (response) => sendStatus(response, status, code);
    await expect(pulling.pull()).rejects.toEqual(refusal(message));
    expect(mirror.asked).toHaveLength(1);
  });

  it('of a token names the licence', async () => {
    const { mirror } = await detector();
    mirror.refuse = (response) => sendStatus(response, 403, 'GatedRepo');
    const hub = { token: 'hf_secret' };
    await expect(pulling.pull({ hub })).rejects.toEqual(
      refusal(/token in DRISHTI_HUB_TOKEN does not open.*accept its licence/),
    );
    await expect(pulling.pull({ hub })).rejects.not.toThrow(/hf_secret/);
  });

  it('of another architecture names those that run', async () => {
    pulling = await Pulling.of({
      ...detectorFiles(),
      'config.json': JSON.stringify({ model_type: 'llama' }),
    });
    await expect(pulling.pull()).rejects.toEqual(
      refusal(/of type "llama", which Drishti does not run; it runs .*qwen3_5.*d_fine/),
    );
    expect(pulling.mirror.sentBytes).toBeLessThan(1000);
  });

  it('of a precision that is not there names those that are', async () => {
    await detector();
    await expect(pulling.pull({ dtypes: 'q4' })).rejects.toEqual(
      refusal(/has no onnx\/model_q4.onnx; its model comes as fp32, fp16, q8/),
    );
  });

  it('of weights in another form says so', async () => {
    const { 'config.json': config } = detectorFiles();
    pulling = await Pulling.of({ 'config.json': config!, 'model.safetensors': noise(5000, 'x') });
    await expect(pulling.pull()).rejects.toEqual(
      refusal(/has no onnx\/model\*.onnx; Drishti runs models in ONNX form/),
    );
  });

  it.each(['llama 3', 'drishti-tests', 'https://example.com/a/b', 'a/b@../c'])(
    'of %j names what can be pulled',
    async (reference) => {
      await detector();
      await expect(pulling.pull({ reference })).rejects.toThrow(ModelError);
      expect(pulling.mirror.asked).toEqual([]);
    },
  );
});

describe('the token', () => {
  it('is shown to the hub and to nobody else', async () => {
    const { mirror } = await detector();
    await pulling.pull({ hub: { token: 'hf_secret' } });
    const seen = mirror.asked.map(({ path, headers }) => [
      path.startsWith('content:'),
      headers.authorization,
    ]);
    expect(new Set(seen.map(String))).toEqual(new Set(['false,Bearer hf_secret', 'true,']));
  });

  it('is not followed to where a redirect has no business', async () => {
    const { mirror } = await detector();
    for (const location of ['file:///etc/passwd', 'http://user:password@127.0.0.1/', 'gopher://x/']) {
      mirror.refuse = (response) => response.writeHead(302, { location }).end();
      await expect(pulling.pull()).rejects.toEqual(refusal(/redirects to where Drishti does not follow/));
    }
    mirror.refuse = (response) => response.writeHead(302, { location: mirror.url }).end();
    await expect(pulling.pull()).rejects.toEqual(refusal(/redirects more than 5 times/));
  });
});

describe('the disk', () => {
  it('is looked at before, and keeps a reserve', async () => {
    const { mirror } = await detector();
    const total =
      300_000 +
      mirror.info.siblings
        .filter(({ rfilename }) => /config.json$/.test(rfilename))
        .reduce((sum, { size }) => sum + size, 0);
    const measureFree = async () => 64_000_000 + total - 1;
    await expect(pulling.pull({ measureFree })).rejects.toEqual(
      refusal(/are still to come and 64 MB are free.*DRISHTI_DATA_DIR/),
    );
    expect(mirror.sentBytes).toBeLessThan(1000);
    await pulling.pull({ measureFree: async () => 64_000_000 + total });
  });
});

describe('two at once', () => {
  it('do not pull the same model, and a removal waits for none of it', async () => {
    await detector();
    let other: Promise<unknown> | undefined;
    let removal: Promise<unknown> | undefined;
    const confirm = async () => {
      other = pulling.pull().catch((error) => error);
      await other;
      removal = removeModel(pulling.dataDir, 'tiny').catch((error) => error);
      await removal;
      return true;
    };
    await pulling.pull({ confirm });
    expect(await other).toEqual(refusal(/another drishti models command is at work on tiny/));
    expect(await removal).toEqual(refusal(/tiny is not here|another drishti models command/));
    expect(await listInstalled(pulling.dataDir)).toHaveLength(1);
  });
});

describe('a folder that is added', () => {
  /** A detector at a path, as somebody copied it there. */
  async function copied(folder: string): Promise<string> {
    for (const [path, bytes] of Object.entries(detectorFiles(5000))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    return folder;
  }

  it('is not taken where models are replaced and deleted', async () => {
    const { dataDir } = await detector();
    const inside = await copied(pulling.path('mine'));
    const outside = await copied(join(dataDir, 'elsewhere'));
    const links = [
      { link: pulling.path('linked'), to: outside },
      { link: join(dataDir, 'link'), to: inside },
    ];
    for (const { link, to } of links) await symlink(to, link);
    for (const folder of [inside, ...links.map(({ link }) => link)]) {
      await expect(addFolder({ dataDir, folder, id: 'mine' })).rejects.toEqual(
        refusal(/lies in the folder of pulled models, .*; move it elsewhere$/),
      );
    }
    expect(existsSync(join(inside, 'onnx', 'model.onnx'))).toBe(true);
    expect(await addFolder({ dataDir, folder: outside })).toMatchObject({ id: 'elsewhere', folder: outside });
  });
});

describe('the models that are here', () => {
  it('are those that are whole; what is wrong with others is told', async () => {
    await detector();
    for (const id of ['short', 'gone', 'wrong', 'moved']) await pulling.pull({ id });
    const problems: ModelProblem[] = [];
    await truncate(pulling.path('short', 'onnx', 'model.onnx'), 299_999);
    await writeFile(pulling.path('gone', 'drishti-model.json'), 'no JSON');
    const manifest = JSON.parse(await readFile(pulling.path('wrong', 'drishti-model.json'), 'utf8'));
    manifest.files[0].path = '../../../etc/passwd';
    await writeFile(pulling.path('wrong', 'drishti-model.json'), JSON.stringify(manifest));
    await writeFile(
      pulling.path('moved', 'drishti-model.json'),
      await readFile(pulling.path('short', 'drishti-model.json')),
    );
    await pulling.pull({ id: 'good' });
    const models = await listInstalled(pulling.dataDir, (problem) => problems.push(problem));
    expect(models.map(({ id }) => id)).toEqual(['good']);
    expect(problems.map(({ id, problem }) => `${id}: ${problem.split('/').at(-1)}`)).toEqual([
      'gone: drishti-model.json: it is not what Drishti wrote',
      'moved: drishti-model.json is of short; the folder must be named so',
      'short: model.onnx has 299999 bytes instead of 300000; pull or add the model again',
      'wrong: drishti-model.json: files.0.path is not what Drishti wrote',
    ]);
  });

  it('go when they are removed, and only once', async () => {
    await detector();
    await pulling.pull();
    await removeModel(pulling.dataDir, 'tiny');
    expect(await listInstalled(pulling.dataDir)).toEqual([]);
    expect(existsSync(pulling.path('tiny'))).toBe(false);
    await expect(removeModel(pulling.dataDir, 'tiny')).rejects.toEqual(refusal(/tiny is not here; none is/));
    await expect(removeModel(pulling.dataDir, '../models')).rejects.toEqual(
      refusal(/cannot be the id of a model/),
    );
  });

  it('may be none at all', async () => {
    await detector();
    expect(await listInstalled(pulling.dataDir)).toEqual([]);
    expect(await listInstalled(pulling.path('no', 'such'))).toEqual([]);
  });
});
