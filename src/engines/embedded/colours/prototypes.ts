import type { ColourName } from './namedColour.js';

/**
 * What people call by each name, sRGB. Surfaces in photographs come beside the pure colours: skin and wood, grass in
 * sun and shade, skies, asphalt, snow in shadow. A colour has the name of the nearest.
 */
// biome-ignore format: a colour a line would hide the families
export const prototypes: Readonly<Record<ColourName, readonly string[]>> = {
  black: ['#000000', '#121212', '#1c1c1c', '#1a1410', '#10141a', '#14180f'],
  white: ['#ffffff', '#f4f4f4', '#e8e8e8', '#f7f4ec', '#efebe2', '#e6e0d8', '#eaf0f5', '#e4e8ec', '#d6e0ea'],
  gray: [
    '#303030', '#404040', '#555555', '#6e6e6e', '#808080', '#959595', '#aaaaaa', '#bebebe', '#cecece',
    '#4a4640', '#6b655d', '#8c857b', '#a8a196', '#c4beb4', '#3c4046', '#5a6068', '#778088', '#939ca4', '#b0b8bf', '#c8ced4',
    '#5c625a', '#858b82', '#6a6168', '#948b92', '#3a3442', '#484050', '#5a5260',
  ],
  red: ['#ff0000', '#e01010', '#c00000', '#a01818', '#8b0000', '#5e0b0b', '#dc143c', '#c83232', '#b04040', '#e64a46', '#a8323e', '#e65a5a'],
  orange: ['#ff8c00', '#ffa500', '#ff6a00', '#e8731a', '#f08040', '#d9621e', '#ffb04a', '#ff7f50'],
  yellow: ['#ffff00', '#ffe000', '#fff04a', '#f0e040', '#ffd21e', '#d8c830', '#fff59a', '#e6dc6e', '#ffe88a'],
  green: [
    '#00ff00', '#00c000', '#008000', '#006400', '#0a3a10', '#228b22', '#32cd32', '#7cfc00', '#9acd32', '#6b8e23', '#556b2f',
    '#3a4a20', '#4a5a30', '#262f18', '#14260f', '#7a8a52', '#98c26a', '#90ee90', '#b4d89a', '#8fae7a', '#2e8b57', '#5a8a5e', '#3cb371', '#2f4f3a', '#a8b878', '#808000',
  ],
  blue: [
    '#0000ff', '#0000c0', '#00008b', '#10104a', '#1e3a8a', '#16233e', '#243656', '#4169e1', '#1e90ff', '#6495ed', '#4682b4',
    '#30588c', '#5a7aa8', '#87ceeb', '#7fb2e0', '#00bfff', '#add8e6', '#a8c4e4', '#8fa8c8', '#607b9c', '#6a8caf', '#3f5570', '#bcd4ee', '#4a6d7e', '#22506a', '#7a9cae',
  ],
  purple: ['#800080', '#4b0082', '#6a0dad', '#8a2be2', '#9370db', '#b57edc', '#5a2a5a', '#7a4a8a', '#c8a2d8', '#d8c4ec', '#3a1a48', '#8e6a9a', '#9932cc', '#6a5acd', '#2f1840'],
  pink: ['#ffc0cb', '#ff69b4', '#ff1493', '#ff00ff', '#e8a0b0', '#f4b6c2', '#ff8fa3', '#d87093', '#e07a9a', '#f8d8de', '#c8506e', '#fa8072', '#c71585', '#e0b4bc'],
  brown: ['#8b4513', '#a0522d', '#a5602a', '#5c3a1e', '#3e2614', '#2c1c10', '#7a5a3a', '#6b4a2a', '#a67b5b', '#8a6a4a', '#5a4632', '#4a3626', '#7a4a36', '#9a6a44', '#b07a4a', '#8c5a50', '#6a4038', '#c08048', '#c4925a'],
  beige: ['#f5f5dc', '#d2b48c', '#e8dcc0', '#deb887', '#c8ad88', '#e6cfb3', '#f2e2d0', '#bfa684', '#d8c8a8', '#c4a98c', '#e0b898', '#b8a078', '#ffe4c4', '#d0a88a'],
  turquoise: ['#40e0d0', '#00ced1', '#00ffff', '#008b8b', '#008080', '#20b2aa', '#5fbfb0', '#7fd8d0', '#3a8a88', '#afeeee', '#0e5a5c', '#66cdaa'],
  gold: ['#d4af37', '#b8860b', '#daa520', '#c9a227'],
};
