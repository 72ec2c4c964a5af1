using System.Collections.Immutable;
using static Publisher.Art.Symbol;

namespace Publisher.Art;

/// <summary>Symbols of the workshop: tools and machines.</summary>
internal static class WorkshopSymbols
{
    public static ImmutableArray<Symbol> All { get; } =
    [
        Turned("hammer", 38,
            Second(Fill("M-10,-44 L10,-44 L14,92 C14,102 -14,102 -14,92 Z")),
            Main(Fill("M-66,-90 L-40,-90 L-34,-82 L22,-82 C50,-82 70,-66 80,-40 C60,-52 44,-50 24,-44 L-34,-44 L-40,-36 L-66,-36 Z"))),
        Turned("chisel", 40,
            Second(Fill("M-14,-102 L14,-102 C24,-102 24,-92 22,-84 L18,-22 L-18,-22 L-22,-84 C-24,-92 -24,-102 -14,-102 Z")),
            Main(Fill("M-10,-12 L10,-12 L12,16 C12,22 24,24 24,32 L24,76 L-24,104 L-24,32 C-24,24 -12,22 -12,16 Z")),
            Main(Fill("M-17,-26 L17,-26 L17,-8 L-17,-8 Z")),
            Ink(Line(5, "M-8,-84 L-6,-42"), Line(5, "M8,-84 L6,-42"))),
        Turned("saw", -28,
            Main(Fill("M-30,-38 L102,2 L102,20 L93,34 L84,20 L75,34 L66,20 L57,34 L48,20 L39,34 L30,20 L21,34 L12,20 L3,34 L-6,20 L-15,34 L-24,20 L-36,26 Z")),
            Second(Fill("M-30,-44 C-62,-58 -96,-42 -98,-8 C-100,26 -82,48 -58,46 C-46,45 -46,34 -38,32 L-24,28 Z")),
            Hole(Fill("M-46,-24 C-64,-30 -78,-20 -79,-4 C-80,14 -72,24 -62,24 C-52,22 -54,10 -46,4 Z"))),
        Turned("spanner", 45,
            Main(Line(22, "M0,-40 L0,48"),
                Fill("M-15,-98 C-32,-92 -42,-77 -42,-60 C-42,-38 -24,-22 0,-22 C24,-22 42,-38 42,-60 C42,-77 32,-92 15,-98 L15,-66 L0,-56 L-15,-66 Z"),
                Dot(0, 66, 32)),
            Hole(Fill("M0,48 L16,57 L16,75 L0,84 L-16,75 L-16,57 Z"))),
        new("gear",
        [
            Main(Fill(GearData())),
            Second(Hoop(13, 0, 0, 33)),
            Hole(Dot(0, 0, 27)),
        ]),
        new("compass",
        [
            Main(Hoop(12, 0, 0, 86)),
            Main(Fill("M0,-70 L17,-17 L70,0 L17,17 L0,70 L-17,17 L-70,0 L-17,-17 Z")),
            Second(Fill("M0,-70 L17,-17 L0,0 Z"), Fill("M70,0 L17,17 L0,0 Z"), Fill("M0,70 L-17,17 L0,0 Z"), Fill("M-70,0 L-17,-17 L0,0 Z")),
        ]),
        new("kettle",
        [
            Main(Line(12, "M-46,-20 C-66,-108 66,-108 46,-20"), Line(18, "M46,34 C74,28 68,-10 90,-18"),
                Fill("M-58,80 C-84,38 -66,-28 0,-28 C66,-28 84,38 58,80 Z")),
            Second(Dot(0, -48, 11), Fill("M-34,-24 C-30,-44 30,-44 34,-24 Z")),
            Ink(Line(6, "M-54,66 L54,66"), Line(6, "M-46,26 C-46,8 -38,-4 -24,-8")),
        ]),
        Turned("brush", 36,
            Second(Fill("M-9,-104 C-4,-108 4,-108 9,-104 L14,0 L-14,0 Z")),
            Main(Fill("M-22,26 C-34,48 -32,66 -4,104 C2,90 38,68 22,26 Z")),
            Main(Fill("M-18,-6 L18,-6 L24,30 L-24,30 Z")),
            Ink(Line(5, "M-20,12 L20,12"), Line(5, "M-8,48 C-10,60 -8,70 -3,82"), Line(5, "M10,46 C10,56 8,64 4,72"))),
        Turned("quill", 8,
            Main(Fill("M-50,96 C-52,30 -30,-70 60,-98 C74,-60 62,-24 36,-6 L48,-6 C36,26 6,44 -24,42 L-40,96 Z")),
            Ink(Line(6, "M-45,92 C-36,36 -8,-20 40,-68"), Line(5, "M-16,14 L14,10"), Line(5, "M0,-18 L2,-42"))),
        Turned("roller", 28,
            Main(Line(11, "M0,-26 L0,2"), Line(11, "M-78,52 L-78,2 L78,2 L78,52 L-78,52")),
            Second(Fill("M-15,-26 L15,-26 L20,-92 C20,-106 -20,-106 -20,-92 Z")),
            Main(Fill("M-62,22 L62,22 C70,22 70,84 62,84 L-62,84 C-70,84 -70,22 -62,22 Z")),
            Ink(Line(6, "M-50,38 L28,38"), Line(6, "M-50,54 L-2,54"))),
        new("bicycle",
        [
            Main(Hoop(11, -54, 34, 38), Hoop(11, 54, 34, 38)),
            Second(Line(10, "M-54,34 L-22,-32 L34,-32 L4,34 L-54,34"), Line(10, "M4,34 L-26,-44"), Line(10, "M54,34 L30,-54 L48,-62"), Line(11, "M-42,-50 L-12,-50")),
            Ink(Dot(-54, 34, 7), Dot(54, 34, 7)),
        ]),
        new("scissors",
        [
            new(Enamel.Main, 24, [Fill("M-9,14 L-11,-92 C-3,-100 9,-78 10,14 Z"), Hoop(13, -12, 62, 25), Line(16, "M0,10 L-5,36")]),
            new(Enamel.Main, -24, [Fill("M9,14 L11,-92 C3,-100 -9,-78 -10,14 Z"), Hoop(13, 12, 62, 25), Line(16, "M0,10 L5,36")]),
            Second(Dot(0, 0, 10)),
        ]),
        new("lamp",
        [
            Main(Fill("M0,-92 C44,-92 68,-60 68,-26 C68,2 50,14 40,34 C37,41 36,46 36,52 L-36,52 C-36,46 -37,41 -40,34 C-50,14 -68,2 -68,-26 C-68,-60 -44,-92 0,-92 Z")),
            Second(Fill("M-32,54 L32,54 L32,70 L26,84 L12,94 L-12,94 L-26,84 L-32,70 Z")),
            Ink(Line(6, "M-16,48 L-22,2 L-8,16 L0,0 L8,16 L22,2 L16,48"), Line(6, "M-28,72 L28,72")),
        ]),
    ];

    // Eight teeth, drawn once by their angles.
    private static string GearData()
    {
        static string At(double radius, double degrees) =>
            Outline.Number(radius * Math.Cos(degrees * Math.PI / 180)) + "," + Outline.Number(radius * Math.Sin(degrees * Math.PI / 180));
        return "M" + string.Join(" L", Enumerable.Range(0, 8).SelectMany(i =>
            new[] { At(72, (45 * i) - 13), At(96, (45 * i) - 9), At(96, (45 * i) + 9), At(72, (45 * i) + 13), At(69, (45 * i) + 22.5) })) + " Z";
    }
}
