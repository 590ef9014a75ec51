/** What is usually asked; `free` is everything else. */
export const tasks = ['caption', 'ask', 'detect', 'segment', 'classify', 'read', 'compare', 'free'] as const;

export type Task = (typeof tasks)[number];

/** Tasks whose question names things: what to find, or the labels to choose from. */
export const tasksAbout: readonly Task[] = ['detect', 'segment', 'classify'];

/**
 * The prompt of a task, in English, which every model reads.
 * @param about things or labels, separated by commas; empty for all
 */
export function promptOf(task: Task, about: string): string {
  const things = about.trim();
  switch (task) {
    case 'caption':
      return 'Caption this image.';
    case 'ask':
      return 'What is in this image?';
    case 'detect':
      return `Detect ${things || 'all prominent items'} in the image. The box_2d should be [ymin, xmin, ymax, xmax] normalized to 0-1000.`;
    case 'segment':
      return `Give the segmentation masks for ${things || 'all prominent items'}. Output a JSON list of segmentation masks where each entry contains the 2D bounding box in the key "box_2d", the segmentation mask in key "mask", and the text label in the key "label".`;
    case 'classify':
      return `Classify this image as one of: ${things || 'indoors, outdoors'}.`;
    case 'read':
      return 'Extract all text in this image.';
    case 'compare':
      return 'What is different between these images?';
    case 'free':
      return '';
  }
}
