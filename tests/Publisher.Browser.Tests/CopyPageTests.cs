using System.Text;
using Microsoft.Playwright;
using Publisher.Credentials.Verification;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Browser.Tests;

/// <summary>Pages of a copy that somebody else keeps: what they find good they call good as of the day they are of, never today.</summary>
public sealed class CopyPageTests(BuiltExample example)
{
    [Fact]
    public async Task A_copy_says_as_of_which_day_an_award_is_in_force()
    {
        var note = $$"""{ "format": 1, "of": "{{example.Model.Config.BaseUrl}}", "first": "sha256-x", "pulled": "2026-11-20T10:00:00Z" }""";
        var site = TestSites.Build(new([.. TestSites.ReadFiles(TestSites.Example), new("content/mirror.json", Encoding.UTF8.GetBytes(note))])).Site!;
        await using var server = await LoopbackSite.StartAsync(site);
        var good = example.Model.Awards.First(a => a.Verified.State == CredentialState.Valid && a.Verified.Outline.ValidUntil is null);
        await using var seen = await example.OpenAsync(SitePaths.Home, 390, 900);

        await seen.Page.GotoAsync($"{server.Address}/{SitePaths.Award(good.Id)}");
        var status = seen.Page.Locator("[role=status]");
        await Assertions.Expect(status).ToHaveAttributeAsync("data-state", "valid");
        Assert.Equal("Genuine, and in force on 20 November 2026.", await status.Locator(".words").InnerTextAsync());
        Assert.StartsWith("This is a copy of that day. Whether it was taken back since, only the guild’s own site can say.", await status.Locator(".more").InnerTextAsync(), StringComparison.Ordinal);

        await seen.Page.GotoAsync($"{server.Address}/{SitePaths.Verify}");
        await seen.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "award.json", MimeType = "application/json", Buffer = example.Read(SitePaths.Credential(good.Id)) });
        await Assertions.Expect(status).ToHaveAttributeAsync("data-state", "valid");
        Assert.Equal("Genuine, and in force on 20 November 2026.", await status.Locator(".words").InnerTextAsync());
    }
}
