/**
 * Why a picture is not fetched. The message is shown to the caller, so it is a text of ours with at most a limit or
 * a status in it: nothing that was received, and no address that a name was found to have.
 */
export class FetchRefusal extends Error {
  override readonly name = 'FetchRefusal';
}
