using System.Collections.Immutable;
using static Publisher.Art.Symbol;

namespace Publisher.Art;

/// <summary>Symbols of cloth, thread and rope.</summary>
internal static class FibreSymbols
{
    public static ImmutableArray<Symbol> All { get; } =
    [
        new("needle",
        [
            Second(Line(9, "M56,-62 C96,-20 70,22 22,8 C-30,-8 -60,30 -26,54 C-2,70 36,56 58,82")),
            new(Enamel.Main, 42, [Fill("M0,-108 C9,-104 13,-92 13,-74 L5,84 L0,112 L-5,84 L-13,-74 C-13,-92 -9,-104 0,-108 Z")]),
            new(Enamel.Ink, 42, [Line(7, "M0,-92 L0,-70")]),
        ]),
        new("thread",
        [
            Main(Line(8, "M38,40 C70,44 92,24 84,2 C78,-14 96,-24 98,-42")),
            Main(Fill("M-44,-62 L44,-62 C40,-24 40,24 44,62 L-44,62 C-40,24 -40,-24 -44,-62 Z")),
            Ink(Line(6, "M-38,-34 L38,-46"), Line(6, "M-38,-8 L38,-20"), Line(6, "M-38,18 L38,6"), Line(6, "M-38,44 L38,32")),
            Second(Fill("M-58,-88 L58,-88 C66,-88 66,-60 58,-60 L-58,-60 C-66,-60 -66,-88 -58,-88 Z"), Fill("M-58,60 L58,60 C66,60 66,88 58,88 L-58,88 C-66,88 -66,60 -58,60 Z")),
        ]),
        new("yarn",
        [
            new(Enamel.Second, 40, [Line(9, "M0,-100 L0,60"), Dot(0, -98, 12)]),
            new(Enamel.Second, -40, [Line(9, "M0,-100 L0,60"), Dot(0, -98, 12)]),
            Main(Line(8, "M10,78 C40,96 66,88 96,90"), Dot(0, 20, 66)),
            Ink(Line(6, "M-56,0 C-30,-20 20,-24 52,-6"), Line(6, "M-62,28 C-30,4 26,0 62,24"), Line(6, "M-50,56 C-36,34 -2,22 24,28"), Line(6, "M-14,-38 C10,-20 30,20 26,70"), Line(6, "M10,-38 C40,-14 54,20 50,50")),
        ]),
        new("loom",
        [
            Second(Fill("M-88,-88 L-70,-88 L-70,92 L-88,92 Z"), Fill("M70,-88 L88,-88 L88,92 L70,92 Z"), Fill("M-98,-80 L98,-80 L98,-62 L-98,-62 Z"), Fill("M-98,66 L98,66 L98,84 L-98,84 Z")),
            Main(Line(7, "M-48,-58 L-48,10"), Line(7, "M-24,-58 L-24,10"), Line(7, "M0,-58 L0,10"), Line(7, "M24,-58 L24,10"), Line(7, "M48,-58 L48,10")),
            Main(Fill("M-58,2 L58,2 L58,62 L-58,62 Z")),
            Ink(Line(6, "M-46,18 L-26,18"), Line(6, "M-8,18 L12,18"), Line(6, "M30,18 L46,18"), Line(6, "M-30,34 L-12,34"), Line(6, "M8,34 L28,34"), Line(6, "M-46,50 L-26,50"), Line(6, "M-8,50 L12,50"), Line(6, "M30,50 L46,50")),
        ]),
        new("button",
        [
            Main(Dot(0, 0, 88)),
            Ink(Hoop(7, 0, 0, 64)),
            Hole(Dot(-22, -22, 13), Dot(22, -22, 13), Dot(-22, 22, 13), Dot(22, 22, 13)),
            Second(Line(9, "M-22,-22 L22,22"), Line(9, "M22,-22 L-22,22")),
        ]),
        new("knot",
        [
            Main(Line(19, "M-100,-17 L-46,-17 C-10,-17 -8,-52 24,-52 C70,-52 70,52 24,52 C-8,52 -10,17 -46,17 L-100,17")),
            Second(Line(19, "M100,-17 L46,-17 C10,-17 8,-52 -24,-52 C-70,-52 -70,52 -24,52 C8,52 10,17 46,17 L100,17")),
            Main(new Piece("M-84,-17 L-40,-17", 19, FlushEnds: true)),
            Main(new Piece("M-84,17 L-46,17 C-10,17 -8,52 24,52", 19, FlushEnds: true)),
        ]),
    ];
}
