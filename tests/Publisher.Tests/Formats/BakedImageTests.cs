using System.Collections.Immutable;
using System.Text;
using Publisher.Content;
using Publisher.Credentials.Baking;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Hosts;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Tests.Formats;

public sealed class BakedImageTests
{
    private const string Revoked = "eeeeeeeeeeeeeeee";
    private readonly RenderedSite full = new(Guilds.Full().Build());

    [Fact]
    public void Each_picture_carries_the_credential_and_the_assertion_that_stand_beside_it()
    {
        Assert.Empty(full.Found);
        var baked = full.Site.Files.Where(f => f.Path.StartsWith("baked/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2 * full.Model.Awards.Count(a => a.Decision is null), baked.Count);
        foreach (var file in baked)
        {
            var id = Path.GetFileNameWithoutExtension(file.Path);
            Assert.True(BakedImage.TryRead(file.Bytes, out var content, out var problem), $"{file.Path}: {problem}");
            Assert.Equal(full.Text(SitePaths.Credential(id)), Encoding.UTF8.GetString(content.Credential!.Value.Span));
            Assert.Equal(full.Text(SitePaths.Assertion(id)), content.AssertionText);
            Assert.Equal(MediaTypes.Of(file.Path), file.MediaType);
            Assert.Equal(file.Path.EndsWith(".png", StringComparison.Ordinal), BakedImage.IsPng(file.Bytes.Span));
        }
    }

    [Fact]
    public void Without_its_award_a_picture_is_the_badges_own()
    {
        var award = full.Model.Awards.First(a => a.Decision is null);
        Assert.True(BakedImage.TryBake(full.Site.Find(SitePaths.Baked(award.Id, "png"))!.Bytes, new(), out var png, out _));
        Assert.Equal(award.Frozen.Png!.Bytes.ToArray(), png);
        var svg = full.Text(SitePaths.Baked(award.Id, "svg"));
        var art = Encoding.UTF8.GetString(award.Frozen.Svg!.Bytes.Span);
        Assert.EndsWith(art[(art.IndexOf('>', StringComparison.Ordinal) + 1)..], svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_assertion_there_is_none_inside()
    {
        var site = new RenderedSite(Full(g => g.Contact = null));
        var award = site.Model.Awards.First(a => a.Decision is null);
        foreach (var extension in (string[])["png", "svg"])
        {
            Assert.True(BakedImage.TryRead(site.Site.Find(SitePaths.Baked(award.Id, extension))!.Bytes, out var content, out _));
            Assert.Null(content.Assertion);
        }
    }

    [Fact]
    public void An_award_that_no_longer_stands_has_no_picture_to_show_around()
    {
        Assert.Null(full.Site.Find(SitePaths.Baked(Revoked, "png")));
        Assert.DoesNotContain("baked/", full.Page(SitePaths.Award(Revoked)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_awards_page_offers_what_the_site_hosts()
    {
        var page = full.Page(SitePaths.Award("aaaaaaaaaaaaaaaa"));
        Assert.Contains("<a href=\"../../baked/aaaaaaaaaaaaaaaa.png\" download=\"workshop-host.png\">PNG</a> or <a href=\"../../baked/aaaaaaaaaaaaaaaa.svg\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImageBaking.Off)]
    [InlineData(ImageBaking.InBrowser)]
    public void Nothing_is_hosted_nor_offered_unless_the_guild_says_so(ImageBaking baking)
    {
        var site = new RenderedSite(Full(g => g.Baking = baking));
        Assert.DoesNotContain(site.Site.Files, f => f.Path.StartsWith("baked/", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Pages, p => p.Html.Contains("baked/", StringComparison.Ordinal) || p.Html.Contains("The badge as one file", StringComparison.Ordinal));
    }

    [Fact]
    public void What_images_will_take_is_told_before_the_host_is_full()
    {
        var (images, bytes) = BakedSize.Project(full.Model);
        var made = full.Site.Files.Where(f => f.Path.StartsWith("baked/", StringComparison.Ordinal)).ToList();
        Assert.Equal(made.Count, images);
        Assert.InRange(bytes, made.Sum(f => f.Bytes.Length) * 9L / 10, made.Sum(f => f.Bytes.Length) * 12L / 10);
        Assert.Empty(Warnings(full.Model, bytes * 2));
        Assert.Empty(Warnings(full.Model, null));
        Assert.Empty(Warnings(Full(g => g.Baking = ImageBaking.Off), 1));
        var warning = Assert.Single(Warnings(full.Model, (bytes * 2) - 1));
        Assert.Equal(("PUB0505", "site.config.yml:9:11"), (warning.Descriptor.Code, warning.Location.ToString()));
        Assert.Equal([$"{images}", "0", "a-host", "0"], warning.Arguments);
    }

    [Fact]
    public void A_guild_of_ten_thousand_is_told_that_GitHub_Pages_will_not_do()
    {
        var guild = Guilds.Empty();
        guild.Baking = ImageBaking.Hosted;
        guild.Badge("heavy", "Heavy", "d", "c", b => b with { Png = new("content/badges/heavy.png", new byte[70_000]) }).Rule(1, "heavy");
        for (var i = 0; i < 8_000; i++)
        {
            guild.Award($"{i:D16}", "heavy", "urn:uuid:00000000-0000-4000-8000-000000000001", new(2026, 1, 10), new() { Signers = ["m1"] });
        }
        var github = HostTable.Find("github-pages")!;
        var warning = Assert.Single(Warnings(guild.Build(), github.MostBytes));
        Assert.Equal("16000", warning.Arguments[0]);
        Assert.Equal("1000", warning.Arguments[3]);
        Assert.InRange(int.Parse(warning.Arguments[1], System.Globalization.CultureInfo.InvariantCulture), 560, 800);
        Assert.Null(HostTable.Find("plain")!.MostBytes);
    }

    private static SiteModel Full(Action<GuildBuilder> change)
    {
        var guild = Guilds.Full();
        change(guild);
        return guild.Build();
    }

    private static ImmutableArray<Diagnostic> Warnings(SiteModel model, long? limit)
    {
        var found = new DiagnosticBag();
        BakedSize.Check(model, "a-host", limit, found);
        return found.ToSorted();
    }
}
