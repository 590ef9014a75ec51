import type { ImageContent } from '../api/interaction.js';
import type { Settings } from './settings.js';

/**
 * The body of a request, without `stream`.
 * @param images each without its resolution
 * @param previous id of the interaction that it goes on with
 * @throws SyntaxError for a schema that is no JSON
 */
export function requestBody(settings: Settings, images: readonly ImageContent[], previous?: string): object {
  const { model, prompt, resolution, thinking, isKept } = settings;
  const pictures = images.map((image) => ({ ...image, ...(resolution && { resolution }) }));
  const format = formatOf(settings);
  return {
    model,
    input: [{ type: 'text', text: prompt }, ...pictures],
    ...(format && { response_format: format }),
    ...(thinking && { generation_config: { thinking_level: thinking } }),
    ...(previous !== undefined && { previous_interaction_id: previous }),
    ...(!isKept && { store: false }),
  };
}

function formatOf({ format, schema }: Settings): object | undefined {
  if (format === 'text') return undefined;
  const json = { type: 'text', mime_type: 'application/json' };
  return format === 'json' ? json : { ...json, schema: JSON.parse(schema) as unknown };
}
