/** Lettering shared by all labels; drawn with the reader's own fonts, no glyph server. */
export const LABEL = { "text-font": ["sans"], "text-padding": 3 } satisfies Record<string, unknown>;

export const MAP_FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", sans-serif';
