/** Something is wrong with a model's folder: what, and in which file. Meant for the operator; names files, not folders. */
export class ModelFolderError extends Error {
  override readonly name = 'ModelFolderError';
}
