import { expect, it } from 'vitest';
import { promptOf, tasks, tasksAbout } from './tasks.js';

it('has a prompt for every task but the free one', () => {
  for (const task of tasks) expect(promptOf(task, '') !== '', task).toBe(task !== 'free');
});

it('names what a task is about', () => {
  for (const task of tasksAbout) expect(promptOf(task, ' red cars ')).toMatch(/\bred cars[ .]/);
});
