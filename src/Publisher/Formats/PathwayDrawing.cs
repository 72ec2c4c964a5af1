using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Publisher.Content;
using Publisher.Pathways;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// The map of a pathway as SVG, drawn when the site is built. It has a title and a description for whoever does not see it, and the page says all of it again as a list, so nothing in it is a link.
/// </summary>
internal sealed class PathwayDrawing(SiteView view, Pathway pathway, PageLinks links)
{
    private const string EndKey = "award ";
    private const int Padding = 12;
    private const int TitleLine = 18;
    private const int AskLine = 18;
    private const int BadgeRow = 40;
    private const int TitleLetters = 26;
    private const int BadgeLetters = 21;

    /// <summary>The drawing.</summary>
    public Html Draw()
    {
        var map = PathwayMap.Of(WithEnd(), HeightOf);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"map\" width=\"{map.Width}\" height=\"{map.Height}\" viewBox=\"0 0 {map.Width} {map.Height}\" role=\"img\" aria-labelledby=\"map-title map-desc\">\n");
        svg.Append("<title id=\"map-title\">").Append(Html.Escape(view.Words.Say("pathways.map", ("pathway", PathwayWords.NameOf(view, pathway))))).Append("</title>\n");
        svg.Append("<desc id=\"map-desc\">").Append(Html.Escape(Description())).Append("</desc>\n");
        foreach (var arrow in map.Arrows)
        {
            Arrow(svg, arrow);
        }
        foreach (var box in map.Boxes)
        {
            Box(svg, box);
        }
        return Html.Trusted(svg.Append("</svg>").ToString());
    }

    // The badge at the end stands below everything that leads to it.
    private Pathway WithEnd()
    {
        if (pathway.Award is not { } award)
        {
            return pathway;
        }
        var before = pathway.Steps.SelectMany(s => s.After).Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        return pathway with
        {
            Steps =
            [
                .. pathway.Steps,
                new()
                {
                    Key = EndKey,
                    Name = view.Words["pathways.leads_to"],
                    Kind = StepKind.AllOf,
                    Needed = 1,
                    Badges = [award],
                    After = [.. pathway.Steps.Where(s => !before.Contains(s.Key)).Select(s => new StepName(s.Key, s.Location))],
                    Location = award.Location,
                },
            ],
        };
    }

    private string Description()
    {
        var names = pathway.Steps.ToDictionary(s => s.Key, s => PathwayWords.NameOf(view, pathway, s), StringComparer.Ordinal);
        var said = PathwayOrder.Of(pathway).Select(s => s.After.IsEmpty
            ? view.Words.Say("pathways.map_step", ("step", names[s.Key]))
            : view.Words.Say("pathways.map_after", ("step", names[s.Key]), ("before", view.Words.List([.. s.After.Select(a => names[a.Key])]))));
        return $"{string.Join(" ", said)} {view.Words["pathways.map_below"]}";
    }

    private ImmutableArray<string> TitleOf(PathwayStep step) => TextLines.Of(step.Key == EndKey ? step.Name! : PathwayWords.NameOf(view, pathway, step), TitleLetters, 2);

    private string? AskOf(PathwayStep step) => step.Key == EndKey ? null
        : string.Join(" · ", ((string?[])[PathwayWords.Asks(view, step)?.TrimEnd(':', ' ', '\u00a0'), step.IsElective ? view.Words["pathways.elective"] : null]).OfType<string>()) is { Length: > 0 } said ? said : null;

    private int HeightOf(PathwayStep step) =>
        (2 * Padding) + (TitleLine * TitleOf(step).Length) + (AskOf(step) is { } ask ? AskLine * TextLines.Of(ask, TitleLetters + 4, 2).Length : 0) + (BadgeRow * step.Badges.Length) + 4;

    private void Box(StringBuilder svg, MapBox box)
    {
        var step = box.Step;
        var kind = step.Key == EndKey ? " end" : step.IsElective ? " elective" : "";
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"step{kind}\" x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" rx=\"4\"/>\n");
        var y = box.Y + Padding + 13;
        foreach (var line in TitleOf(step))
        {
            Text(svg, "name", box.X + Padding, y, line);
            y += TitleLine;
        }
        foreach (var line in AskOf(step) is { } ask ? TextLines.Of(ask, TitleLetters + 4, 2) : [])
        {
            Text(svg, "ask", box.X + Padding, y, line);
            y += AskLine;
        }
        y -= 9;
        foreach (var badge in step.Badges)
        {
            Badge(svg, badge, box.X + Padding, y);
            y += BadgeRow;
        }
    }

    private void Badge(StringBuilder svg, PathwayBadge badge, int x, int y)
    {
        if (PathwayWords.PictureOf(view, badge).Shown is { } path)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<image href=\"{Html.Escape(links.To(path))}\" x=\"{x}\" y=\"{y + 2}\" width=\"36\" height=\"36\"/>\n");
        }
        else
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"pin\" cx=\"{x + 18}\" cy=\"{y + 20}\" r=\"14\"/>\n");
        }
        var lines = TextLines.Of(PathwayWords.NameOf(view, badge), BadgeLetters, 2);
        for (var i = 0; i < lines.Length; i++)
        {
            Text(svg, "badge", x + 44, y + (lines.Length == 1 ? 25 : 17) + (16 * i), lines[i]);
        }
    }

    // Down the straight parts, and in a soft curve from lane to lane.
    private static void Arrow(StringBuilder svg, MapArrow arrow)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"way\" d=\"M{arrow.Corners[0].X} {arrow.Corners[0].Y}");
        for (var i = 1; i < arrow.Corners.Length; i++)
        {
            var ((fromX, fromY), (x, y)) = (arrow.Corners[i - 1], arrow.Corners[i]);
            var middle = (fromY + y) / 2;
            _ = fromX == x ? svg.Append(CultureInfo.InvariantCulture, $"L{x} {y}") : svg.Append(CultureInfo.InvariantCulture, $"C{fromX} {middle} {x} {middle} {x} {y}");
        }
        var (tipX, tipY) = arrow.Corners[^1];
        svg.Append(CultureInfo.InvariantCulture, $"\"/>\n<path class=\"tip\" d=\"M{tipX - 5} {tipY - 8}L{tipX + 5} {tipY - 8}L{tipX} {tipY}Z\"/>\n");
    }

    private static void Text(StringBuilder svg, string kind, int x, int y, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\">{Html.Escape(text)}</text>\n");
}
