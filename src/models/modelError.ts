/** Why a model cannot be pulled, added, shown or removed; the message is for the operator and may be printed as it is. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}
