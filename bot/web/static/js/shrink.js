// A photo is made small before it is sent, upright and without the place where it was taken. What this browser
// cannot read goes as it is: nothing that somebody chose is lost for being of an odd kind.
const READ = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/avif", "image/bmp"];
const MOST_PIXELS = 3e6; // a page of small print stays readable, and it is some 500 KB
const TOO_LARGE = 120e6; // pixels: more than an old telephone can hold at once
const LIGHT = 400e3; // bytes: what is lighter, and tells nothing, stays as it is
const QUALITY = 0.8;
const TELLS = ["Exif\0\0", "eXIf", "EXIF", "http://ns.adobe.com/xap"];
const HEAD = 256 * 1024;

export const canShrink = (file) => READ.includes(file.type);

export async function shrunk(file) {
  if (!canShrink(file)) return file;
  const tells = await tellsMore(file);
  const small = await redrawn(file, !tells).catch(() => null);
  if (!small) return file;
  return tells || small.size < file.size ? named(small, file) : file;
}

async function tellsMore(file) {
  const head = await text(file.slice(0, HEAD)).catch(() => "");
  return TELLS.some((mark) => head.includes(mark));
}

function text(part) { // a letter for each byte
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsText(part, "latin1");
  });
}

async function redrawn(file, mayStay) {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const pixels = image.naturalWidth * image.naturalHeight;
    if (!pixels || pixels > TOO_LARGE) return null;
    if (mayStay && pixels <= MOST_PIXELS && file.size <= LIGHT) return null;
    return await drawn(image, Math.min(1, Math.sqrt(MOST_PIXELS / pixels)), kindOf(file));
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function drawn(image, share, kind) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * share));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * share));
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  if (kind === "image/jpeg") {
    pen.fillStyle = "#fff"; // behind what lets through
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen.drawImage(image, 0, 0, canvas.width, canvas.height); // upright: browsers turn it as its camera says
  const made = await new Promise((done) => canvas.toBlob(done, kind, QUALITY));
  canvas.width = canvas.height = 0; // an old telephone has no memory to spare
  return made;
}

// Letters on a screen stay sharp in the kind that they came in, unless that is heavy.
const kindOf = (file) => (file.type === "image/png" && file.size <= LIGHT ? "image/png" : "image/jpeg");

function named(small, file) {
  const ending = small.type === "image/png" ? "png" : "jpg";
  const name = `${file.name.replace(/\.[^.]*$/, "") || "photo"}.${ending}`;
  return new File([small], name, { type: small.type, lastModified: file.lastModified });
}
