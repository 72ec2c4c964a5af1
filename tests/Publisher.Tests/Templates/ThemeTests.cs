using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Templates;
using Publisher.Testing;

namespace Publisher.Tests.Templates;

/// <summary>The stylesheet kept to its promises: readable colours in both schemes, nothing from elsewhere.</summary>
public sealed partial class ThemeTests
{
    private static readonly string Css = Encoding.UTF8.GetString(TemplateSet.BuiltIn("site.css").Span);

    public static TheoryData<string, bool> Schemes
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var accent in new[] { "tide", "moss", "clay", "plum", "saffron", "slate" })
            {
                data.Add(accent, false);
                data.Add(accent, true);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Every_text_colour_has_the_contrast_of_WCAG_AA(string accent, bool dark)
    {
        var colours = Colours(accent, dark);
        foreach (var ground in new[] { "paper", "wash" })
        {
            foreach (var text in new[] { "ink", "quiet", "accent", "refused" })
            {
                var contrast = Contrast(colours[text], colours[ground]);
                Assert.True(contrast >= 4.5, $"{accent}, {(dark ? "night" : "day")}: {text} on {ground} is {contrast:0.00}:1");
            }
        }
    }

    [Fact]
    public void The_six_accents_differ_in_both_schemes()
    {
        foreach (var dark in new[] { false, true })
        {
            Assert.Equal(6, Schemes.Select(s => s.Data.Item1).Distinct().Select(a => Colours(a, dark)["accent"]).Distinct().Count());
        }
    }

    [Fact]
    public void Nothing_is_loaded_from_elsewhere_and_nothing_is_drawn_by_gradients()
    {
        foreach (var word in new[] { "url(", "@import", "http:", "https:", "gradient", "@font-face" })
        {
            Assert.DoesNotContain(word, Css, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Nothing_knows_left_from_right()
    {
        Assert.Equal(["left:"], Physical().Matches("p { left: 0; padding-inline-start: 1px; text-align: start; }").Select(m => m.Value));
        Assert.Empty(Physical().Matches(Css).Select(m => m.Value));
        // Four lengths go around the box by the clock: what differs at the sides has a side.
        Assert.Empty(Around().Matches(Css).Where(m => m.Groups["right"].Value != m.Groups["left"].Value).Select(m => m.Value));
    }

    [Fact]
    public void Whatever_moves_asks_first() =>
        Assert.All(["transition", "animation", "scroll-behavior: smooth"], word => Assert.DoesNotContain(word, Css.Split("@media (prefers-reduced-motion: no-preference)")[0], StringComparison.Ordinal));

    [Fact]
    public void Only_the_folder_of_templates_knows_the_engine()
    {
        var knowing = Directory.EnumerateFiles(RepositoryFiles.InRoot("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("Scriban", StringComparison.Ordinal))
            .Select(f => Path.GetFileName(Path.GetDirectoryName(f))).Distinct();
        Assert.Equal(["Templates"], knowing);
    }

    private static Dictionary<string, string> Colours(string accent, bool dark)
    {
        var split = Css.IndexOf("@media screen and (prefers-color-scheme: dark)", StringComparison.Ordinal);
        Assert.True(split > 0);
        var end = Css.IndexOf("\n}", split, StringComparison.Ordinal);
        var day = Read(Css[..split], accent);
        if (dark)
        {
            foreach (var (name, value) in Read(Css[split..end], accent))
            {
                day[name] = value;
            }
        }
        return day;
    }

    private static Dictionary<string, string> Read(string css, string accent)
    {
        var colours = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match rule in Root().Matches(css))
        {
            if (rule.Groups[1].Value.Length == 0 || rule.Groups[1].Value == accent)
            {
                foreach (Match colour in Colour().Matches(rule.Groups[2].Value))
                {
                    colours[colour.Groups[1].Value] = colour.Groups[2].Value;
                }
            }
        }
        return colours;
    }

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@":root(?:\[data-accent=""(\w+)""\])? \{([^}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"(?<=[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right)\b[^:;{]*:|(?:left|right):|(?:text-align|float|clear): (?:left|right)\b)")]
    private static partial Regex Physical();

    [GeneratedRegex(@"(?<=[\s;{])(?:margin|padding|inset): (?<top>[^\s;]+) (?<right>[^\s;]+) (?<bottom>[^\s;]+) (?<left>[^\s;}]+)")]
    private static partial Regex Around();

    [GeneratedRegex(@"--(\w+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();
}
