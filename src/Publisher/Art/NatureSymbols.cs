using System.Collections.Immutable;
using static Publisher.Art.Symbol;

namespace Publisher.Art;

/// <summary>Symbols of growing things, weather and light.</summary>
internal static class NatureSymbols
{
    public static ImmutableArray<Symbol> All { get; } =
    [
        new("leaf",
        [
            Main(Line(11, "M-82,82 L-50,50"), Fill("M-62,64 C-86,-14 -34,-78 82,-84 C90,32 26,90 -62,64 Z")),
            Ink(Line(7, "M-62,62 C-20,20 20,-20 62,-62"), Line(6, "M-24,24 L-30,-20"), Line(6, "M8,-8 L6,-48"), Line(6, "M-24,24 L22,28"), Line(6, "M8,-8 L48,-8")),
        ]),
        new("seed",
        [
            Second(Fill("M-80,64 C-50,44 50,44 80,64 C76,88 -76,88 -80,64 Z")),
            Main(Line(11, "M0,60 C2,30 -2,6 0,-8"), Fill("M0,0 C-6,-58 -46,-80 -92,-76 C-90,-28 -54,2 0,0 Z"), Fill("M0,16 C2,-22 34,-48 78,-48 C80,-8 46,20 0,16 Z")),
            Ink(Line(6, "M-14,-12 C-34,-30 -50,-44 -66,-54"), Line(6, "M14,6 C30,-8 44,-18 56,-28")),
        ]),
        new("tree",
        [
            Second(Fill("M-14,20 L14,20 L20,94 L-20,94 Z")),
            Main(Fill("M0,-98 C34,-98 50,-76 48,-56 C78,-52 92,-26 80,-2 C72,20 50,34 26,26 C12,44 -12,44 -26,26 C-50,34 -72,20 -80,-2 C-92,-26 -78,-52 -48,-56 C-50,-76 -34,-98 0,-98 Z")),
            Ink(Line(7, "M0,90 L0,-24"), Line(7, "M0,24 L30,-10"), Line(7, "M0,6 L-28,-26")),
        ]),
        new("star",
        [
            Main(Fill("M0,-100 L25,-33 L97,-30 L40,14 L60,83 L0,43 L-60,83 L-40,14 L-97,-30 L-25,-33 Z")),
            Second(Fill("M0,-48 L12,-16 L47,-14 L20,7 L29,40 L0,21 L-29,40 L-20,7 L-47,-14 L-12,-16 Z")),
        ]),
        new("spark",
        [
            Main(Fill("M-10,-96 C-2,-34 18,-12 82,2 C18,16 -2,38 -10,100 C-18,38 -38,16 -102,2 C-38,-12 -18,-34 -10,-96 Z")),
            Second(Fill("M66,-98 C69,-74 76,-67 100,-62 C76,-57 69,-50 66,-26 C63,-50 56,-57 32,-62 C56,-67 63,-74 66,-98 Z"), Fill("M68,36 C70,52 76,58 92,61 C76,64 70,70 68,86 C66,70 60,64 44,61 C60,58 66,52 68,36 Z")),
        ]),
        new("sun",
        [
            Second([.. Enumerable.Range(0, 8).Select(i => Line(14, Ray(45 * i)))]),
            Main(Dot(0, 0, 48)),
            Ink(Line(6, "M-30,-6 C-28,-20 -18,-30 -6,-31")),
        ]),
        new("flame",
        [
            Main(Fill("M8,-102 C16,-58 72,-34 72,28 C72,68 42,96 0,96 C-42,96 -72,68 -72,28 C-72,-2 -54,-20 -44,-42 C-32,-34 -26,-24 -24,-12 C-8,-34 6,-60 8,-102 Z")),
            Second(Fill("M4,-16 C10,8 36,18 36,50 C36,70 20,82 0,82 C-20,82 -36,70 -36,50 C-36,34 -26,26 -20,12 C-12,16 -8,22 -6,28 C0,16 4,2 4,-16 Z")),
        ]),
        new("mountain",
        [
            Second(Dot(-54, -58, 23)),
            Main(Fill("M-104,76 L-46,-22 L-22,14 L26,-86 L104,76 Z")),
            Ink(Fill("M26,-80 L52,-26 L38,-34 L26,-18 L14,-34 L2,-30 Z"), Line(6, "M-22,16 L-36,46")),
        ]),
        new("bee",
        [
            Second(new Piece("M-8,-26 C-66,-104 -102,-62 -84,-26 C-74,-6 -34,-4 -8,-14 Z"), new Piece("M8,-26 C66,-104 102,-62 84,-26 C74,-6 34,-4 8,-14 Z")),
            Main(Line(7, "M-9,-66 C-12,-82 -20,-90 -32,-93"), Line(7, "M9,-66 C12,-82 20,-90 32,-93"), Dot(0, -50, 22), Fill("M0,-34 C32,-34 46,-4 44,26 C42,60 20,84 0,100 C-20,84 -42,60 -44,26 C-46,-4 -32,-34 0,-34 Z")),
            Ink(Line(13, "M-35,2 L35,2"), Line(13, "M-37,32 L37,32"), Line(12, "M-23,61 L23,61")),
        ]),
    ];

    private static string Ray(double degrees)
    {
        var (cos, sin) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
        return $"M{Outline.Number(68 * cos)},{Outline.Number(68 * sin)} L{Outline.Number(94 * cos)},{Outline.Number(94 * sin)}";
    }
}
