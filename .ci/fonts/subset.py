#!/usr/bin/env python3
"""Cut the embedded fonts of templates/fonts out of their published sources.

Usage: subset.py SERIF_DIR SANS_DIR WENKAI_TTF UNIHAN_OTHER_MAPPINGS OUT_DIR   (see README.md)
"""
import bz2
import os
import re
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

PUA = 0xE000


def span(*pairs):
    return {c for first, last in pairs for c in range(first, last + 1)}


# Signs every tier `common` carries: ASCII, Latin-1, general punctuation, currency, letter-like signs, number forms,
# arrows, mathematics, enclosed numerals, geometric shapes, CJK punctuation, full-width forms.
SIGNS = span((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0xFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x209C),
             (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF),
             (0x2460, 0x24FF), (0x2500, 0x257F), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x3000, 0x303F),
             (0xFF01, 0xFF60), (0xFFE0, 0xFFE6))
# Letters of the `wide` tier: Latin Extended (pinyin), Greek, Cyrillic, kana, bopomofo, enclosed CJK and units.
LETTERS = span((0x100, 0x24F), (0x250, 0x2AF), (0x370, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1EFF), (0x3041, 0x3096),
               (0x309B, 0x30FF), (0x3105, 0x312F), (0x31A0, 0x31BF), (0x3200, 0x33FF))
HAN_BMP = span((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x2E80, 0x2FDF))


def gb2312_level1():
    """The 3755 characters of rows 16-55 of GB 2312."""
    out = set()
    for row in range(16, 56):
        for cell in range(1, 95):
            try:
                out.add(ord(bytes([row + 0xA0, cell + 0xA0]).decode('gb2312')))
            except UnicodeDecodeError:
                pass
    return out


def tongyong(path):
    """The 8105 characters of the Table of General Standard Chinese Characters (Unihan kTGH), by table number."""
    out = {}
    with bz2.open(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            hit = re.match(r'U\+([0-9A-F]+)\tkTGH\t2013:(\d+)', line)
            if hit:
                out[int(hit[1], 16)] = int(hit[2])
    return out


def ideographs(path):
    return {c for c in TTFont(path, lazy=True).getBestCmap() if 0x20000 <= c < 0x32000}


def rename(font, name):
    """Modified fonts carry a neutral name: one of the sources reserves its own (OFL 1.1, clause 3)."""
    table = newTable('name')
    table.names = []
    for name_id, text in ((0, str(font['name'].getDebugName(0))), (1, name), (2, 'Regular'), (4, name),
                          (6, name.replace(' ', '')), (13, 'SIL Open Font License 1.1')):
        table.setName(text, name_id, 3, 1, 0x409)
    font['name'] = table


def cmap(font, mapping):
    """One Windows Unicode BMP table (format 4): all that the PDF writer reads."""
    sub = CmapSubtable.newSubtable(4)
    sub.platformID, sub.platEncID, sub.language, sub.cmap = 3, 1, 0, mapping
    font['cmap'].tables = [sub]


def full_width_dash(font):
    """Stretch U+2014 to a full em, so that a double dash is one unbroken line."""
    name = font.getBestCmap().get(0x2014)
    if name is None or font['hmtx'][name][0] == 1000:
        return
    glyph = font['glyf'][name]
    points, ends, flags = glyph.getCoordinates(font['glyf'])
    left, right = glyph.xMin, glyph.xMax
    points.scale((1000 / (right - left), 1))
    points.translate((-left * 1000 / (right - left), 0))
    points.toInt()
    glyph.coordinates = points
    glyph.recalcBounds(font['glyf'])
    font['hmtx'][name] = (1000, 0)


def cut(source, target, name, codes, remap=None):
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.hinting, options.layout_features, options.glyph_names, options.notdef_outline = False, [], False, True
    options.drop_tables += ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'vhea', 'vmtx', 'VORG', 'DSIG', 'gasp', 'GlyphOrder']
    subsetter = Subsetter(options)
    have = set(font.getBestCmap())
    subsetter.populate(unicodes=codes & have)
    subsetter.subset(font)
    best = font.getBestCmap()
    cmap(font, {remap[c]: g for c, g in best.items()} if remap else {c: g for c, g in best.items() if c <= 0xFFFF})
    full_width_dash(font)
    rename(font, name)
    font.save(target)
    print(f'{os.path.basename(target):24} {os.path.getsize(target):>9} bytes {len(best):>6} characters')


def main(serif, sans, wenkai, unihan, out):
    regular = os.path.join(serif, '400Regular', 'NotoSerifSC_400Regular.ttf')
    bold = os.path.join(serif, '700Bold', 'NotoSerifSC_700Bold.ttf')
    hei = os.path.join(sans, '400Regular', 'NotoSansSC_400Regular.ttf')
    table = tongyong(unihan)
    common = SIGNS | gb2312_level1() | {0x3007}
    wide = (LETTERS | {c for c in table if c <= 0xFFFF}) - common
    full = HAN_BMP - common - wide
    first = sorted((c for c in table if c > 0xFFFF), key=lambda c: table[c])
    more = sorted((ideographs(regular) | ideographs(hei) | ideographs(wenkai)) - set(first))
    remap = {c: PUA + i for i, c in enumerate(first + more)}
    with open(os.path.join(out, 'rare.txt'), 'w', encoding='utf-8') as lines:
        lines.write('# Ideographs outside the BMP and the private-use code point that stands for each in *-rare.ttf.\n'
                    f'# The first {len(first)} are those of the 通用规范汉字表, in table order. Written by .ci/fonts/subset.py.\n')
        for c, p in remap.items():
            lines.write(f'U+{p:04X}\tU+{c:05X}\t{chr(c)}\n')
    faces = (('serif', 'Disclosure Serif', regular), ('bold', 'Disclosure Serif Bold', bold),
             ('hei', 'Disclosure Sans', hei), ('kai', 'Disclosure Kai', wenkai))
    for face, name, source in faces:
        cut(source, os.path.join(out, face + '-common.ttf'), name, common)
        cut(source, os.path.join(out, face + '-wide.ttf'), name + ' Wide', wide)
        cut(source, os.path.join(out, face + '-rare.ttf'), name + ' Rare', set(remap), remap)
        if face == 'serif':
            cut(source, os.path.join(out, face + '-full.ttf'), name + ' Full', full)


if __name__ == '__main__':
    main(*sys.argv[1:])
