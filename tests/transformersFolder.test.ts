import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { architectureOf } from '../src/engines/transformers/architectures/architectures.js';
import { ModelFolderError } from '../src/engines/transformers/folder/modelFolderError.js';
import { supportedModelTypes } from '../src/engines/transformers/modelTypes.js';
import { openTransformersModel } from '../src/engines/transformers/transformersModel.js';
import { ask, keptLog, said, tinyFolder, tinyOptions } from './support/tinyModel.js';

describe('a folder that is not as it should be', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drishti-model-'));
    cpSync(tinyFolder, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (name: string) => join(folder, name);
  const open = () => openTransformersModel({ ...tinyOptions, folder });

  /** What the first request is told, and how many processes were started for two of them. */
  async function failures() {
    const log = keptLog();
    const model = await openTransformersModel({ ...tinyOptions, folder, onLog: log.onLog });
    try {
      const errors = [];
      for (let request = 0; request < 4; request++)
        errors.push(await said(model, ask('Hello?')).catch((error) => error));
      return { errors, starts: log.pids().length };
    } finally {
      await model.close();
    }
  }

  it('is refused at once when a graph is missing, with what there is', async () => {
    rmSync(file('onnx/vision_encoder.onnx'));
    await expect(open()).rejects.toThrow(ModelFolderError);
    await expect(open()).rejects.toThrow(
      /vision_encoder\*?\.onnx is missing; onnx\/ holds .*decoder_model_merged\.onnx/,
    );
  });

  it('is refused at once when the weights that were asked for are not there', async () => {
    const options = { ...tinyOptions, folder, dtype: { vision_encoder: 'q4' } } as const;
    await expect(openTransformersModel(options)).rejects.toThrow('onnx/vision_encoder_q4.onnx is missing');
  });

  it('is refused at once when it is of a kind that nothing here runs, or of none', async () => {
    writeFileSync(file('config.json'), '{"model_type": "bert"}');
    await expect(open()).rejects.toThrow(/model_type "bert" are not supported; these are: qwen2_vl, /);
    writeFileSync(file('config.json'), '{');
    await expect(open()).rejects.toThrow('config.json is no JSON');
    rmSync(file('config.json'));
    await expect(open()).rejects.toThrow('config.json is missing');
  });

  it('fails each request with the reason when a graph is damaged, and is soon left alone', async () => {
    const path = file('onnx/decoder_model_merged.onnx');
    writeFileSync(path, readFileSync(path).subarray(0, 1000));
    const { errors, starts } = await failures();
    for (const error of errors) {
      expect(error).toMatchObject({ code: 'service_unavailable' });
      expect(error.message).toContain('onnx/decoder_model_merged.onnx cannot be opened');
      expect(error.message).not.toContain(folder);
    }
    expect(starts).toBe(3);
    expect(errors.at(-1)).toMatchObject({ retryAfterSeconds: expect.any(Number) });
  });

  it('fails with the reason when the tokenizer is missing', async () => {
    rmSync(file('tokenizer.json'));
    const { errors } = await failures();
    expect(errors[0].message).toBe('the model could not be loaded: tokenizer.json is missing');
  });
});

describe('kinds of models', () => {
  it('each have an architecture', () => {
    for (const type of supportedModelTypes) {
      expect(architectureOf({ model_type: type }).modelTypes).toContain(type);
    }
  });
});
