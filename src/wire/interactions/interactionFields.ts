import type { Interaction } from '../../interactions/interaction.js';
import { usageBody } from './usageBody.js';

type Head = Pick<Interaction, 'id' | 'model' | 'status' | 'created'>;

/** What every form of an interaction begins with. */
export function headFields({ id, model, status, created }: Head): Record<string, unknown> {
  return { id, object: 'interaction', model, status, created: timestamp(created) };
}

type Tail = Pick<Interaction, 'usage' | 'previousInteractionId' | 'labels' | 'serviceTier'>;

/** What an interaction ends with: its usage, and the fields of the request that come back. Absent ones are left out. */
export function tailFields(interaction: Tail): Record<string, unknown> {
  const { usage, previousInteractionId, labels, serviceTier } = interaction;
  return {
    ...(usage && { usage: usageBody(usage) }),
    ...(previousInteractionId !== undefined && { previous_interaction_id: previousInteractionId }),
    ...(labels && { labels }),
    ...(serviceTier && { service_tier: serviceTier }),
  };
}

/** RFC 3339 in UTC without fractions, as the API writes times. */
export function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
