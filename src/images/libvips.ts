import sharp from 'sharp';

// Pictures are decoded once per request, so libvips' operation cache would only hold on to memory.
sharp.cache(false);
// A second thread a picture takes a quarter off the time of one decode; more would only fight with inference.
sharp.concurrency(2);
// What is no picture for us (SVG, PDF, raw volumes, …) shall not be read even if it gets past our signatures.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map((format) => `VipsForeignLoad${format}`),
});

/** sharp, once libvips is set up as this server wants it. */
export { sharp };
