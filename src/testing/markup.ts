import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';

const words = (markup: string): string =>
  markup
    .replaceAll(/<style[^>]*>.*?<\/style>/gs, '')
    .replaceAll(/<\/(?:div|li|p)>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What a reader sees of an element: its words, blocks separated by a blank. */
export const textOf = (element: ReactElement): string =>
  words(renderToStaticMarkup(createElement(MemoryRouter, null, element)));

/** The words of each cell of the tables in an element, row by row. */
export function cellsOf(element: ReactElement): readonly (readonly string[])[] {
  const markup = renderToStaticMarkup(createElement(MemoryRouter, null, element));
  return [...markup.matchAll(/<tr[ >].*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => words(cell ?? '')),
  );
}
