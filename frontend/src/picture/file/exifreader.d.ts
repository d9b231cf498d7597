// The two parts of exifreader that are used: they are a third of the library, and it describes only its whole.
// Its version is pinned, and tests/js/picture_exif.test.ts reads real bytes with it.

declare module "exifreader/src/image-header.js" {
  interface Found {
    readonly tiffHeaderOffset?: number;
    readonly exifDataView?: DataView; // of a HEIC whose block lies in several pieces
  }
  const header: { parseAppMarkers(view: DataView): Found };
  export default header;
}

declare module "exifreader/src/tags.js" {
  interface Filter {
    shouldParseGroup(group: string): boolean;
    shouldParseTag(group: string, name: string): boolean;
  }
  type Read = Readonly<Record<string, { readonly value: unknown }>>;
  const tags: {
    read(view: DataView, tiffHeaderOffset: number, unknown: boolean, computed: boolean, filter: Filter): { tags: Read };
  };
  export default tags;
}
