using System.Collections.Immutable;

namespace Publisher.Art;

/// <summary>What a layer of a symbol is filled with.</summary>
internal enum Enamel
{
    /// <summary>The palette's symbol colour, edged with metal.</summary>
    Main,
    /// <summary>The palette's second colour, edged with metal.</summary>
    Second,
    /// <summary>Fine lines and holes, without an edge.</summary>
    Ink,
    /// <summary>The field's own colour: a hole one can see through.</summary>
    Hole,
}

/// <summary>
/// One piece: path data in a box from -100 to 100, filled, or stroked when it has a width. With flush ends its edge stops short,
/// so that it runs on in the same rope below it: how one rope passes over another.
/// </summary>
internal readonly record struct Piece(string Data, double Width = 0, bool FlushEnds = false);

/// <summary>Pieces of one enamel that melt into one another: one edge goes around them all.</summary>
internal sealed record Layer(Enamel Enamel, double Turn, ImmutableArray<Piece> Pieces);

/// <summary>A symbol: layers from the lowest to the topmost.</summary>
/// <param name="Name">The word in <c>design: symbol</c>.</param>
/// <param name="Layers">What is painted.</param>
internal sealed record Symbol(string Name, ImmutableArray<Layer> Layers)
{
    /// <summary>All, in the order people are shown.</summary>
    public static ImmutableArray<Symbol> All { get; } =
        [.. PeopleSymbols.All, .. WorkshopSymbols.All, .. FibreSymbols.All, .. HarbourSymbols.All, .. NatureSymbols.All];

    internal static Layer Main(params ReadOnlySpan<Piece> pieces) => new(Enamel.Main, 0, [.. pieces]);

    internal static Layer Second(params ReadOnlySpan<Piece> pieces) => new(Enamel.Second, 0, [.. pieces]);

    internal static Layer Ink(params ReadOnlySpan<Piece> pieces) => new(Enamel.Ink, 0, [.. pieces]);

    internal static Layer Hole(params ReadOnlySpan<Piece> pieces) => new(Enamel.Hole, 0, [.. pieces]);

    internal static Piece Fill(string data) => new(data);

    internal static Piece Line(double width, string data) => new(data, width);

    internal static Piece Dot(double x, double y, double r) => new(Round(x, y, r));

    internal static Piece Hoop(double width, double x, double y, double r) => new(Round(x, y, r), width);

    internal static Symbol Turned(string name, double degrees, params ReadOnlySpan<Layer> layers)
    {
        var turned = ImmutableArray.CreateBuilder<Layer>(layers.Length);
        foreach (var layer in layers)
        {
            turned.Add(layer with { Turn = layer.Turn + degrees });
        }
        return new(name, turned.MoveToImmutable());
    }

    private static string Round(double x, double y, double r)
    {
        string N(double value) => Outline.Number(value);
        return $"M{N(x - r)},{N(y)} A{N(r)},{N(r)} 0 1 1 {N(x + r)},{N(y)} A{N(r)},{N(r)} 0 1 1 {N(x - r)},{N(y)} Z";
    }
}
