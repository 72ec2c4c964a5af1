namespace Publisher.Art;

/// <summary>Where a path stands in the 512 box: scaled, then turned clockwise, then moved.</summary>
/// <param name="X">Right, in units of the box.</param>
/// <param name="Y">Down.</param>
/// <param name="Turn">Degrees, clockwise.</param>
/// <param name="Scale">Factor; stroke widths grow with it.</param>
public readonly record struct ArtPlacement(double X, double Y, double Turn, double Scale)
{
    /// <summary>As drawn: path data are coordinates of the box.</summary>
    public static ArtPlacement Box { get; } = new(0, 0, 0, 1);
}

/// <summary>One path of a drawing, filled or stroked, in the order of painting.</summary>
/// <param name="Data">SVG path data: absolute commands M L H V C Q A Z, <c>.</c> as the decimal sign.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
/// <param name="StrokeWidth">Width of the stroke; 0 for a filled path.</param>
public sealed record ArtPath(string Data, string Colour, double StrokeWidth = 0)
{
    /// <summary>Where it stands.</summary>
    public ArtPlacement Placement { get; init; } = ArtPlacement.Box;

    /// <summary>0 to 1; less than 1 only for the highlight on the rim.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Strokes end flush at their last point instead of rounded: for ropes that run on under another.</summary>
    public bool FlushEnds { get; init; }

    /// <summary>Part of the ring text: drawn in SVG, left out of PNG.</summary>
    public bool IsLettering { get; init; }
}
