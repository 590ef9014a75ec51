import { z } from 'zod';
import { knownFields, oneOf, optional, refused } from '../fields.js';

const int32 = 2 ** 31;

/** `generation_config`: how the answer is made. Unlike prompts it is never inherited from an earlier interaction. */
export const generationConfig = knownFields({
  max_output_tokens: optional(
    z
      .int()
      .min(1)
      .max(int32 - 1),
  ),
  temperature: optional(z.number().min(0).max(2)),
  top_p: optional(z.number().min(0).max(1)),
  top_k: optional(
    z
      .int()
      .min(1)
      .max(int32 - 1),
  ),
  seed: optional(
    z
      .int()
      .min(-int32)
      .max(int32 - 1),
  ),
  stop_sequences: optional(z.array(z.string().min(1)).max(16)),
  thinking_level: optional(oneOf('minimal', 'low', 'medium', 'high')),
  thinking_summaries: optional(oneOf('auto', 'none')),
  tool_choice: optional(oneOf('none', 'auto')),
  image_config: refused('images are understood here, not made; leave it out'),
  speech_config: refused('no speech is made here; leave it out'),
  video_config: refused('no video is made here; leave it out'),
  transcription_config: refused('no audio is transcribed here; leave it out'),
});
