import type { Interaction, StreamEvent, Usage } from '../api/interaction.js';

/** What went wrong, as the API says it. */
export interface Problem {
  /** Of HTTP; 0 where there was no answer or it came in the stream. */
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** An answer as far as it is there. */
export interface Answer {
  readonly isDone: boolean;
  readonly text: string;
  readonly thoughts: string;
  /** Keys of the pictures that were asked about, in their order. */
  readonly pictures: readonly string[];
  /** Whether the server keeps it, so that one can go on from there. */
  readonly isKept: boolean;
  readonly id?: string;
  readonly status?: string;
  readonly usage?: Usage;
  readonly problem?: Problem;
  /** From the question to the first words and to the end, in milliseconds. */
  readonly firstMs?: number;
  readonly totalMs?: number;
}

export function beginAnswer(pictures: readonly string[], isKept: boolean): Answer {
  return { isDone: false, text: '', thoughts: '', pictures, isKept };
}

/** The answer after one more event. @param ms since the question was sent */
export function withEvent(answer: Answer, event: StreamEvent, ms: number): Answer {
  switch (event.event_type) {
    case 'interaction.created':
      return { ...answer, ...(event.interaction && { id: event.interaction.id }) };
    case 'step.delta':
      return withDelta(answer, event.delta, ms);
    case 'error':
      return { ...answer, ...(event.error && { problem: { status: 0, ...event.error } }) };
    case 'interaction.completed':
      return { ...answer, ...endOf(event.interaction), isDone: true, totalMs: ms };
    default:
      return answer;
  }
}

function withDelta(answer: Answer, delta: StreamEvent['delta'], ms: number): Answer {
  if (delta?.type === 'thought_summary') {
    return { ...answer, thoughts: answer.thoughts + (delta.content?.text ?? '') };
  }
  if (delta?.type !== 'text') return answer;
  return { ...answer, text: answer.text + (delta.text ?? ''), firstMs: answer.firstMs ?? ms };
}

function endOf(interaction: Interaction | undefined): Pick<Answer, 'status' | 'usage'> {
  return {
    ...(interaction && { status: interaction.status }),
    ...(interaction?.usage && { usage: interaction.usage }),
  };
}

/** The answer of a stored interaction. */
export function answerOf(interaction: Interaction, pictures: readonly string[]): Answer {
  const { id, status, steps = [], usage, errors = [] } = interaction;
  const last = steps.findLast(({ type }) => type === 'model_output');
  const texts = (last?.content ?? []).flatMap((content) => (content.type === 'text' ? [content.text] : []));
  const [error] = errors;
  return {
    isDone: true,
    text: texts.join(''),
    thoughts: '',
    pictures,
    isKept: true,
    id,
    status,
    ...(usage && { usage }),
    ...(error && { problem: { status: 0, ...error } }),
  };
}
