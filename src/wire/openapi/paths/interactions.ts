import {
  answer,
  errors,
  json,
  jsonBody,
  type Operation,
  type Paths,
  pathParameter,
  queryParameter,
  version,
} from '../operation.js';
import { flag, ref, text } from '../schema.js';

const tags = ['interactions'];
const id = pathParameter('id', 'As `id` of an interaction.');

const shown = {
  'application/json': ref('Interaction'),
  'text/event-stream': {
    ...text,
    description: 'Events, whose `data:` lines are `InteractionEvent`s; after the last comes `data: [DONE]`.',
  },
};

const cancel: Omit<Operation, 'operationId'> = {
  summary: 'End a background interaction',
  tags,
  responses: {
    200: json('The interaction, which is `cancelled` now.', 'Interaction'),
    ...errors('InteractionsError', 404),
  },
};

export const interactionPaths: Paths = {
  '/{version}/interactions': {
    parameters: [version],
    post: {
      operationId: 'createInteraction',
      summary: 'Ask something about pictures',
      description:
        'Answers whole; with `stream` event by event; with `background` at once, before there is an answer. Stored ' +
        'interactions can be asked for later and continued with `previous_interaction_id`.',
      tags,
      requestBody: jsonBody('CreateInteraction'),
      responses: {
        200: answer('The interaction, or with `stream` the events of its life.', shown),
        ...errors('InteractionsError', 404, 413),
      },
    },
  },
  '/{version}/interactions/{id}': {
    parameters: [version, id],
    get: {
      operationId: 'getInteraction',
      summary: 'A stored interaction, or the stream of all that happens to it',
      tags,
      parameters: [
        queryParameter('stream', 'Whether to send its events, past and coming.', flag),
        queryParameter(
          'last_event_id',
          'With `stream`: the events after this one only. As `event_id` of an event.',
        ),
        queryParameter('include_input', 'Whether to tell in `input`, too, what was asked.', flag),
      ],
      responses: {
        200: answer('The interaction, or with `stream` its events.', shown),
        ...errors('InteractionsError', 404),
      },
    },
    delete: {
      operationId: 'deleteInteraction',
      summary: 'Forget an interaction; one that runs is stopped',
      tags,
      responses: { 200: json('It is gone.', 'Nothing'), ...errors('InteractionsError', 404) },
    },
  },
  '/{version}/interactions/{id}/cancel': {
    parameters: [version, id],
    post: { operationId: 'cancelInteraction', ...cancel },
  },
  '/{version}/interactions/{id}:cancel': {
    parameters: [version, id],
    post: { operationId: 'cancelInteractionByVerb', ...cancel },
  },
};
