import type { EngineRegistry } from '../engines/registry.js';
import type { ImageSources } from './imageSources.js';

/** What it takes to answer a prompt. */
export interface RunDependencies {
  readonly registry: EngineRegistry;
  /** Where the pictures of an owner come from. */
  readonly images: (owner: string) => ImageSources;
}
