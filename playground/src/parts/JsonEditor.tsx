import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { linter, lintGutter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

export interface JsonEditorProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-name)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
]);

const theme = EditorView.theme({
  '&': { color: 'var(--text)', background: 'var(--field)', fontSize: '13px', maxHeight: '320px' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', overflow: 'auto' },
  '.cm-gutters': { background: 'var(--field)', color: 'var(--quiet)', border: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-tooltip': { background: 'var(--panel)', color: 'var(--text)', border: '1px solid var(--line)' },
});

/**
 * An editor for JSON that marks what is wrong. It stands in a shadow tree: there its styles are allowed, which it would
 * write into the page otherwise. The tab key leaves it, as it leaves every field.
 */
export default function JsonEditor({ label, value, onChange }: JsonEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const told = useRef(onChange);
  told.current = onChange;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; below it is told of other values
  useEffect(() => {
    const root = place.current!.shadowRoot ?? place.current!.attachShadow({ mode: 'open' });
    const doc = value;
    const state = EditorState.create({ doc, extensions: extensionsOf(label, (text) => told.current(text)) });
    view.current = new EditorView({ state, parent: root, root });
    return () => view.current?.destroy();
  }, [label]);
  useEffect(() => {
    const { current } = view;
    const length = current?.state.doc.length;
    if (current?.state.doc.toString() !== value)
      current?.dispatch({ changes: { from: 0, to: length!, insert: value } });
  }, [value]);
  return <div className="json-editor" ref={place} />;
}

function extensionsOf(label: string, onChange: (text: string) => void) {
  return [
    lineNumbers(),
    lintGutter(),
    history(),
    bracketMatching(),
    indentOnInput(),
    json(),
    linter(jsonParseLinter(), { delay: 200 }),
    syntaxHighlighting(colours),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onChange(state.doc.toString());
    }),
    theme,
  ];
}
