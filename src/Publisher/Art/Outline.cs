using System.Globalization;
using System.Text;

namespace Publisher.Art;

/// <summary>
/// A closed curve around a pin's field. Everything outside the field (line, band, rim, edge) is the same curve stroked ever
/// wider underneath, so all bands are exactly parallel whatever the shape.
/// </summary>
internal sealed class Outline
{
    private readonly record struct Point(double X, double Y);

    private readonly List<Point[]> segments = []; // two points: a line; four: a cubic curve

    /// <summary>Reads path data of the commands M, L, C and Z (absolute), scaled about the origin and moved.</summary>
    public static Outline Parse(string data, double scale, double x, double y)
    {
        var outline = new Outline();
        var words = data.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (start, at, i) = (default(Point), default(Point), 0);
        Point Next()
        {
            var comma = words[i].IndexOf(',', StringComparison.Ordinal);
            var px = double.Parse(words[i].AsSpan(0, comma), CultureInfo.InvariantCulture);
            var py = double.Parse(words[i++].AsSpan(comma + 1), CultureInfo.InvariantCulture);
            return new((px * scale) + x, (py * scale) + y);
        }
        while (i < words.Length)
        {
            switch (words[i++])
            {
                case "M":
                    start = at = Next();
                    break;
                case "L":
                    var to = Next();
                    outline.segments.Add([at, to]);
                    at = to;
                    break;
                case "C":
                    Point[] curve = [at, Next(), Next(), Next()];
                    outline.segments.Add(curve);
                    at = curve[3];
                    break;
                default: // Z
                    if (Math.Abs(at.X - start.X) + Math.Abs(at.Y - start.Y) > 0.01)
                    {
                        outline.segments.Add([at, start]);
                    }
                    break;
            }
        }
        return outline;
    }

    /// <summary>Where the curve begins, which for every silhouette but the leaf and the arch is its highest point.</summary>
    public double Top => segments[0][0].Y;

    /// <summary>The curve as path data.</summary>
    public string ToData()
    {
        var text = new StringBuilder();
        text.Append('M').Append(Words(segments[0][0]));
        foreach (var segment in segments)
        {
            text.Append(segment.Length == 2 ? " L" : " C");
            text.AppendJoin(' ', segment.Skip(1).Select(Words));
        }
        return text.Append(" Z").ToString();
    }

    /// <summary>The stretch of the parallel curve at a distance outside, seen from the centre between two angles (degrees, 0 right, clockwise), as open path data.</summary>
    public string ParallelArc(double distance, double fromAngle, double toAngle, double centreX, double centreY)
    {
        var polygon = Flatten();
        var offset = new List<Point>();
        var turning = Math.Sign(polygon.Zip(Rotated(polygon), (p, q) => (p.X * q.Y) - (q.X * p.Y)).Sum());
        for (var i = 0; i < polygon.Count; i++)
        {
            var before = Normal(polygon[(i + polygon.Count - 1) % polygon.Count], polygon[i], turning);
            var after = Normal(polygon[i], polygon[(i + 1) % polygon.Count], turning);
            var (a, b) = (Math.Atan2(before.Y, before.X), Math.Atan2(after.Y, after.X));
            var swing = Math.IEEERemainder(b - a, 2 * Math.PI);
            var steps = Math.Max(1, (int)Math.Ceiling(Math.Abs(swing) / 0.12));
            for (var s = 0; s <= steps; s++)
            {
                var angle = a + (swing * s / steps);
                offset.Add(new(polygon[i].X + (distance * Math.Cos(angle)), polygon[i].Y + (distance * Math.Sin(angle))));
            }
        }
        // Where the shape is hollow the parallel crosses itself; what came too near the shape is not part of it.
        var points = offset.Select(p => (Angle: ((Math.Atan2(p.Y - centreY, p.X - centreX) * 180 / Math.PI) + 360) % 360, Point: p))
            .Where(p => p.Angle >= fromAngle && p.Angle <= toAngle && Distance(p.Point, polygon) > distance - 0.05)
            .OrderBy(p => p.Angle).Select(p => Words(p.Point)).Distinct();
        return "M" + string.Join(" L", points);
    }

    private List<Point> Flatten()
    {
        var points = new List<Point>();
        foreach (var s in segments)
        {
            var steps = s.Length == 2 ? 12 : 20;
            for (var i = 0; i < steps; i++)
            {
                var t = (double)i / steps;
                points.Add(s.Length == 2 ? Mix(s[0], s[1], t)
                    : Mix(Mix(Mix(s[0], s[1], t), Mix(s[1], s[2], t), t), Mix(Mix(s[1], s[2], t), Mix(s[2], s[3], t), t), t));
            }
        }
        return points;
    }

    private static IEnumerable<Point> Rotated(List<Point> points) => points.Skip(1).Append(points[0]);

    private static Point Mix(Point a, Point b, double t) => new(a.X + ((b.X - a.X) * t), a.Y + ((b.Y - a.Y) * t));

    private static Point Normal(Point a, Point b, int turning)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        return new(turning * dy / length, -turning * dx / length);
    }

    private static double Distance(Point p, List<Point> polygon)
    {
        var nearest = double.MaxValue;
        for (var i = 0; i < polygon.Count; i++)
        {
            var (a, b) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var t = Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
            var foot = Mix(a, b, t);
            nearest = Math.Min(nearest, Math.Sqrt(((p.X - foot.X) * (p.X - foot.X)) + ((p.Y - foot.Y) * (p.Y - foot.Y))));
        }
        return nearest;
    }

    private static string Words(Point p) => Number(p.X) + "," + Number(p.Y);

    /// <summary>A number as path data writes it: at most two decimals, no exponent, the same in every culture.</summary>
    internal static string Number(double value)
    {
        var text = Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
