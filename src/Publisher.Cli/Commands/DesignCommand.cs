using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Publisher.Art;
using Publisher.Authoring;
using Publisher.Cli.Art;
using Publisher.Cli.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher design BADGE</c>: its picture, drawn from a few words that stand in its file.</summary>
internal static class DesignCommand
{
    internal static Command Create(CliContext context)
    {
        var badge = new Argument<string?>("BADGE") { Description = "The badge's slug: the name of its file in content/badges.", Arity = ArgumentArity.ZeroOrOne };
        var shape = Word("--shape", "The pin's outline.");
        var palette = Word("--palette", "Its two enamels.");
        var symbol = Word("--symbol", "What is on it.");
        var ring = new Option<string?>("--ring") { Description = "Words along its edge, at most 34 letters; \"\" takes them away.", HelpName = "TEXT" };
        var replace = new Option<bool>("--replace") { Description = "Draw over a picture that somebody made." };
        var list = new Option<bool>("--list") { Description = "Say which words there are." };
        var command = new Command("design", "Draw a badge's picture from a few words, and keep the words in its file.") { badge, shape, palette, symbol, ring, replace, list };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list))
            {
                List(context);
                return ExitCodes.Ok;
            }
            var slug = parsed.GetValue(badge) ?? throw CliException.Usage("which badge?", "name it, as publisher design workshop-host; publisher design --list has the words");
            var said = new BadgeDesign(
                Known("shape", parsed.GetValue(shape), BadgeArt.Shapes), Known("palette", parsed.GetValue(palette), BadgeArt.Palettes),
                Known("symbol", parsed.GetValue(symbol), BadgeArt.Symbols), Ring(parsed.GetValue(ring)));
            Draw(context, SiteSession.Open(context, parsed.SiteFolder(context)), slug, said, parsed.GetValue(replace));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Option<string?> Word(string name, string description) => new(name) { Description = description + " See --list.", HelpName = "WORD" };

    private static void List(CliContext context)
    {
        foreach (var (part, words) in (ReadOnlySpan<(string, ImmutableArray<string>)>)[("shape", BadgeArt.Shapes), ("palette", BadgeArt.Palettes), ("symbol", BadgeArt.Symbols)])
        {
            context.Out.WriteLine($"{part,-8} {string.Join(", ", words)}");
        }
    }

    private static string? Known(string part, string? word, ImmutableArray<string> words) => word is null || words.Contains(word) ? word
        : throw CliException.Usage($"there is no {part} '{word}'", (NearestName.Of(word, words) is { } near ? $"did you mean {near}? " : "") + $"there are {string.Join(", ", words)}");

    private static string? Ring(string? words) => words is null or "" || BadgeArt.CanWriteRing(words) ? words
        : throw CliException.Usage($"'{words}' cannot be written around a badge", "at most 34 letters from A to Z, digits and simple signs; accents are left off");

    private static void Draw(CliContext context, SiteSession site, string slug, BadgeDesign said, bool replace)
    {
        var badge = site.Content.Badges.FirstOrDefault(b => b.Slug == slug)
            ?? throw CliException.Usage($"there is no badge '{slug}'", NearestName.Of(slug, [.. site.Content.Badges.Select(b => b.Slug)]) is { } near ? $"did you mean {near}?" : "publisher new badge NAME begins one");
        RequireOurs(badge, replace);
        var old = badge.Design;
        var design = new BadgeDesign(said.Shape ?? old?.Shape, said.Palette ?? old?.Palette, said.Symbol ?? old?.Symbol, said.Ring is { } ring ? ring.Length == 0 ? null : ring : old?.Ring);
        var art = BadgeArt.Draw(slug, badge.Name, design);
        var files = new List<NewFile> { new($"content/badges/{slug}.svg", Encoding.UTF8.GetBytes(art.ToSvg())), new($"content/badges/{slug}.png", PngDrawing.ToPng(art)) };
        if (design != (old ?? new BadgeDesign(null, null, null, null)))
        {
            files.Add(new(badge.Location.Path, Encoding.UTF8.GetBytes(Written(site, badge, design))));
        }
        RequireGood(context, site, badge, design, files);
        foreach (var file in files)
        {
            site.Replace(file);
            context.Out.WriteLine(Printable.Line(site.Shown(context, file.Path)));
        }
        context.Out.WriteLine(Printable.Line(art.Description));
        if (badge.Versions.Any(v => v.Version == badge.Version))
        {
            context.Out.WriteLine(Printable.Line($"Version {badge.Version} has been awarded and keeps its picture. Give the badge a new version in {site.Shown(context, badge.Location.Path)}, and awards carry the new one."));
        }
    }

    // A picture somebody made is not drawn over unasked; ours is known by the words it describes itself with.
    private static void RequireOurs(Badge badge, bool replace)
    {
        var isOurs = (badge.Svg, badge.Png) switch
        {
            (null, null) => true,
            ({ } svg, _) => Encoding.UTF8.GetString(svg.Bytes.Span).Contains(Described(BadgeArt.Draw(badge.Slug, badge.Name, badge.Design)), StringComparison.Ordinal),
            _ => false,
        };
        if (!isOurs && !replace)
        {
            throw CliException.Usage($"the picture of {badge.Slug} was not drawn from its design, so somebody may have made it", "keep it, or say --replace; git keeps what was there");
        }
    }

    private static string Described(BadgeArt art) => $"<desc>{art.Description}</desc>";

    private static string Written(SiteSession site, Badge badge, BadgeDesign design) =>
        DesignLine.Put(Encoding.UTF8.GetString(site.Tree.Find(badge.Location.Path)!.Bytes.Span), design)
            ?? throw CliException.Bad($"{badge.Location.Path} has no front matter to write the design into");

    // The file is somebody's own text: read again, it must say the new design and otherwise what it said.
    private static void RequireGood(CliContext context, SiteSession site, Badge before, BadgeDesign design, List<NewFile> files)
    {
        var change = SiteChange.None.Write(files);
        var judged = site.Judge(context, change);
        var found = new DiagnosticBag();
        found.AddRange(judged.Diagnostics.Where(d => files.Any(f => f.Path == d.Location.Path)));
        SiteSession.RefuseErrors(context, change.On(site.Tree), found);
        if (judged.Content?.Badges.FirstOrDefault(b => b.Slug == before.Slug) is not { } after
            || (files.Count > 2 && after.Design != design) || after.Name != before.Name || after.Version != before.Version || after.CriteriaMarkdown != before.CriteriaMarkdown)
        {
            throw CliException.Bad($"the design cannot be written into {before.Location.Path} safely", $"write there, in its front matter: {DesignLine.Write(design)}");
        }
    }
}
