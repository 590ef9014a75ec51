/** Why a folder cannot be opened as a specialist; the message is for the operator. */
export class SpecialistError extends Error {
  override readonly name = 'SpecialistError';
}
