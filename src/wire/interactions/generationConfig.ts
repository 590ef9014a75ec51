import { knownFields, oneOf, optional, refused } from '../fields.js';
import { sampling } from '../sampling.js';

/** `generation_config`: how the answer is made. Unlike prompts it is never inherited from an earlier interaction. */
export const generationConfig = knownFields({
  max_output_tokens: sampling.maxOutputTokens,
  temperature: sampling.temperature,
  top_p: sampling.topP,
  top_k: sampling.topK,
  seed: sampling.seed,
  stop_sequences: sampling.stopSequences,
  thinking_level: optional(oneOf('minimal', 'low', 'medium', 'high')),
  thinking_summaries: optional(oneOf('auto', 'none')),
  tool_choice: optional(oneOf('none', 'auto')),
  image_config: refused('images are understood here, not made; leave it out'),
  speech_config: refused('no speech is made here; leave it out'),
  video_config: refused('no video is made here; leave it out'),
  transcription_config: refused('no audio is transcribed here; leave it out'),
});
