using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Publisher.Sites;

namespace Publisher.Browser.Tests;

/// <summary>The pages as people meet them: on the narrowest phone and on a desk, by day and by night.</summary>
public sealed class PageTests(BuiltExample example)
{
    private const int Phone = 320;
    private const int Tablet = 768;
    private const int Desk = 1280;

    private static bool IsFull => Environment.GetEnvironmentVariable("PUBLISHER_FULL") is "1";

    private static bool IsOdd(string page) => page.Length % 2 == 1;

    public static TheoryData<string, int, bool> Views
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var page in new[] { "home", "badge", "award" })
            {
                data.Add(page, Phone, false);
                data.Add(page, Desk, false);
                data.Add(page, Phone, true);
            }
            foreach (var page in new[] { SitePaths.Impact, SitePaths.Badges, "a tag", "a badge that changed", SitePaths.ContactSheet, SitePaths.Subscribe, "a person" })
            {
                foreach (var width in new[] { Phone, Tablet, Desk })
                {
                    // Each width and each scheme of each page; with PUBLISHER_FULL=1 both together.
                    if (IsFull || (width == Tablet) == IsOdd(page))
                    {
                        data.Add(page, width, false);
                    }
                    if (IsFull || (width == Tablet) != IsOdd(page))
                    {
                        data.Add(page, width, true);
                    }
                }
            }
            data.Add(SitePaths.Nominate, Phone, false);
            data.Add("a skill", Phone, false);
            foreach (var page in new[] { SitePaths.Pathways, "a pathway", "a person on the way", "a badge with a worth", "an award with a result", SitePaths.Frameworks })
            {
                data.Add(page, Phone, false);
                data.Add(page, Desk, true);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_page_reads_well(string name, int width, bool dark)
    {
        var path = PathOf(name);
        await using var seen = await example.OpenAsync(path, width, height: 800, dark);

        Assert.Equal(200, seen.Status);
        Assert.Equal(1, await seen.Page.Locator("h1").CountAsync());
        Assert.True(await seen.Page.Locator("h1").IsVisibleAsync(), "the heading is not visible");

        await Look.ReadsWellAsync(seen, example.Address);
    }

    [Theory]
    [InlineData("home")]
    [InlineData("badge")]
    [InlineData("award")]
    public async Task A_page_shows_its_pictures(string name)
    {
        await using var seen = await example.OpenAsync(PathOf(name), Desk, height: 4000);
        var pictures = await seen.Page.EvaluateAsync<string[]>("[...document.images].map(i => `${i.complete && i.naturalWidth > 0} ${i.getAttribute('src')}`)");
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.StartsWith("true", picture, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_shows_baked_images_as_the_pictures_they_are()
    {
        var award = example.Model.Awards.First(a => a.Frozen is { Png: not null, Svg: not null });
        await using var seen = await example.OpenAsync(SitePaths.Award(award.Id), Desk, height: 800);
        foreach (var extension in (string[])["png", "svg"])
        {
            var link = seen.Page.Locator($"a[href$='{SitePaths.Baked(award.Id, extension)}']");
            Assert.Equal(extension.ToUpperInvariant(), await link.TextContentAsync());
            Assert.Equal($"{award.BadgeSlug}.{extension}", await link.GetAttributeAsync("download"));
            // Pixel by pixel what the badge's own picture shows.
            Assert.True(await seen.Page.EvaluateAsync<bool>("""
                async ([baked, plain]) => {
                    const pixels = async address => {
                        const image = new Image();
                        image.src = address;
                        await image.decode();
                        const canvas = Object.assign(document.createElement('canvas'), { width: 256, height: 256 });
                        const context = canvas.getContext('2d');
                        context.drawImage(image, 0, 0, 256, 256);
                        return context.getImageData(0, 0, 256, 256).data;
                    };
                    const [one, other] = [await pixels(baked), await pixels(plain)];
                    return one.some(value => value > 0) && one.every((value, at) => value === other[at]);
                }
                """, new[] { $"{example.Address}/{SitePaths.Baked(award.Id, extension)}", $"{example.Address}/{SitePaths.BadgeImage(award.BadgeSlug, award.BadgeVersion, extension)}" }));
        }
        Assert.Empty(seen.Console);
    }

    [Fact]
    public async Task A_page_that_is_too_wide_speaks_on_the_console_and_calls_elsewhere_is_noticed()
    {
        await using var seen = await example.OpenAsync(SitePaths.Home, Phone, height: 800);
        await seen.Page.GotoAsync("about:blank");
        await seen.Page.SetContentAsync("""<h1>A</h1><h1>B</h1><p style="width: 900px">wide</p><img src="https://elsewhere.invalid/a.png"><script>console.log('words')</script>""");
        await seen.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(2, await seen.Page.Locator("h1").CountAsync());
        Assert.True(await seen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0);
        Assert.Contains(seen.Console, line => line.StartsWith("log: words", StringComparison.Ordinal));
        Assert.Contains("https://elsewhere.invalid/a.png", seen.Requests);
        Assert.Contains((await seen.Page.RunAxe()).Violations, violation => violation.Id == "image-alt");
    }

    private bool Counts(Linking.AwardModel award) => example.Model.Pathways[0].Names(award.BadgeSlug) && award.Decision is null;

    private string PathOf(string name) => name switch
    {
        "home" => SitePaths.Home,
        "badge" => SitePaths.Badge(example.Model.Badges.MaxBy(badge => badge.Awards.Length)!.Badge.Slug),
        "award" => SitePaths.Award(example.Model.Awards[0].Id),
        "a tag" => SitePaths.BadgesTagged(example.Model.Badges.SelectMany(badge => badge.Badge.Tags).First()),
        "a badge that changed" => SitePaths.Badge(example.Model.Badges.First(badge => badge.Badge.Versions.Length > 1).Badge.Slug),
        "a person" => SitePaths.Member(example.Model.People.First(person => !person.Member.Stack.Items.IsEmpty).Member.Handle),
        "a skill" => SitePaths.Skill(example.Model.Skills[0].Slug),
        "a pathway" => SitePaths.Pathway(example.Model.Pathways[0].Slug),
        "a person on the way" => SitePaths.Member(example.Model.People.First(person => person.Awards.Any(Counts)).Member.Handle),
        "a badge with a worth" => SitePaths.Badge(example.Model.Badges.First(badge => !badge.Badge.Worth.IsEmpty).Badge.Slug),
        "an award with a result" => SitePaths.Award(example.Model.Awards.First(award => example.Model.Badges.Any(badge => badge.Badge.Worth.Results.Length > 0 && badge.Badge.Slug == award.BadgeSlug && badge.Badge.Version == award.BadgeVersion)).Id),
        _ => name,
    };
}
