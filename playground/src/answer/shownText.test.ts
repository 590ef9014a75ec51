import { expect, it } from 'vitest';
import { shownText } from './shownText.js';

it('cuts masks short and nothing else', () => {
  const mask = `data:image/png;base64,${'A'.repeat(500)}==`;
  expect(shownText(`[{"mask":"${mask}","label":"${'B'.repeat(500)}"}]`)).toBe(
    `[{"mask":"data:image/png;base64,${'A'.repeat(16)}… (${mask.length} characters)","label":"${'B'.repeat(500)}"}]`,
  );
});
