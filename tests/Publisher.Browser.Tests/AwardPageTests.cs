using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Publisher.Credentials.Verification;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Browser.Tests;

/// <summary>The page of an award checks itself before its reader's eyes: what it says then, and what it never does.</summary>
public sealed class AwardPageTests(BuiltExample example)
{
    private const string Status = "[role=status]";

    private AwardModel Good => example.Model.Awards.First(a => a.Verified.State == CredentialState.Valid && a.Signers.Length == 2 && a.Verified.Outline.ValidUntil is not null);

    public static TheoryData<int, bool> Windows => new() { { 320, false }, { 320, true }, { 768, false }, { 768, true }, { 1280, false }, { 1280, true } };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task It_reads_well_with_everything_open(int width, bool dark)
    {
        await using var seen = await CheckedAsync(SitePaths.Award(Good.Id), new() { Width = width, Dark = dark }, "valid");
        await seen.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await Look.ReadsWellAsync(seen, example.Address);
    }

    [Fact]
    public async Task A_good_award_says_so_and_names_every_step_and_signer()
    {
        await using var seen = await CheckedAsync(SitePaths.Award(Good.Id), new(), "valid");
        Assert.Equal("Genuine and in force.", await seen.Page.Locator($"{Status} .words").InnerTextAsync());
        Assert.StartsWith("Two stewards signed it. Checked in your browser at ", await seen.Page.Locator($"{Status} .more").InnerTextAsync(), StringComparison.Ordinal);
        await seen.Page.GetByText("How this was checked").ClickAsync();
        var steps = await seen.Page.Locator(".checks li").EvaluateAllAsync<string[]>("all => all.map(s => `${s.dataset.check} ${s.dataset.verdict}`)");
        Assert.Equal(["format passed", "signatures passed", "authority passed", "status passed", "dates passed", "log notChecked", "holder notChecked", "issuer passed"], steps);
        foreach (var signer in Good.Signers)
        {
            Assert.Contains(signer.Page!.Name, await seen.Page.Locator("[data-check=signatures]").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Contains(signer.Page.Name, await seen.Page.Locator("[data-check=authority]").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    // Only what a step found is the engine's, in English, and marked so.
    [Fact]
    public async Task In_another_language_it_is_judged_in_that_language()
    {
        await using var seen = await CheckedAsync(SitePaths.LanguageFolder("es") + SitePaths.Award(Good.Id), new(), "valid");
        Assert.Equal("Auténtico y vigente.", await seen.Page.Locator($"{Status} .words").InnerTextAsync());
        Assert.Contains(" Comprobado en su navegador a las ", await seen.Page.Locator($"{Status} .more").InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(seen.Page.Locator("#how .when")).ToContainTextAsync("no se envió nada");
        Assert.Equal(0, await seen.Page.Locator($"{Status} [lang], #how .when[lang], .verdict[lang]").CountAsync());
        Assert.Equal("superado", await seen.Page.Locator("[data-check=format] .verdict").TextContentAsync());
        // That a step passed needs no more words; why one did not is told in the engine's English, and marked as such.
        Assert.Equal(0, await seen.Page.Locator("[data-verdict=passed] .why[lang]").CountAsync());
        Assert.Equal("en", await seen.Page.Locator("[data-check=log] .why").GetAttributeAsync("lang"));
        await using var expired = await CheckedAsync(SitePaths.LanguageFolder("es") + SitePaths.Award(Good.Id), new() { At = new(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, "expired");
        Assert.Equal("Este reconocimiento ha caducado. Era auténtico.", await expired.Page.Locator($"{Status} .words").InnerTextAsync());
    }

    [Theory]
    [InlineData("revoked", "This award was revoked on ")]
    [InlineData("superseded", "This award was replaced by a newer one on ")]
    public async Task What_was_taken_back_keeps_the_sentence_with_its_day_and_reason(string state, string sentence)
    {
        var award = example.Model.Awards.Single(a => a.Verified.State.ToString().Equals(state, StringComparison.OrdinalIgnoreCase));
        await using var seen = await CheckedAsync(SitePaths.Award(award.Id), new(), state);
        await Assertions.Expect(seen.Page.Locator("#how .when")).ToContainTextAsync("Checked in your browser");
        Assert.StartsWith(sentence, await seen.Page.Locator($"{Status} .words").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("failed", await seen.Page.Locator("[data-check=status]").GetAttributeAsync("data-verdict"));
        await Look.ReadsWellAsync(seen, example.Address);
    }

    [Fact]
    public async Task A_file_that_was_changed_hides_everything_else()
    {
        var visit = new Visit { Instead = Answers(SitePaths.Credential(Good.Id), text => text.Replace("\"Workshop Host\"", "\"Workshop Boss\"", StringComparison.Ordinal)) };
        await using var seen = await CheckedAsync(SitePaths.Award(Good.Id), visit, "altered");
        Assert.Contains("Don't rely on it", await seen.Page.Locator(Status).InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await seen.Page.Locator(".story").IsVisibleAsync());
        Assert.False(await seen.Page.Locator(".rest").IsVisibleAsync());
    }

    [Fact]
    public async Task An_award_past_its_end_has_expired()
    {
        await using var seen = await CheckedAsync(SitePaths.Award(Good.Id), new() { At = new(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, "expired");
        Assert.Equal("This award has expired. It was genuine.", await seen.Page.Locator($"{Status} .words").InnerTextAsync());
    }

    [Fact]
    public async Task Without_the_status_list_nothing_is_called_valid()
    {
        await using var seen = await CheckedAsync(SitePaths.Award(Good.Id), new() { Instead = Answers("status/1.json", _ => "") }, "undetermined");
        Assert.Equal("The signatures are good, but we could not check whether it was revoked.", await seen.Page.Locator($"{Status} .words").InnerTextAsync());
        Assert.Equal("notChecked", await seen.Page.Locator("[data-check=status]").GetAttributeAsync("data-verdict"));
    }

    [Fact]
    public async Task Without_an_answer_it_says_what_was_known_when_it_was_built()
    {
        await using var seen = await CheckedAsync(SitePaths.Award(Good.Id), new() { Instead = Answers(SitePaths.Credential(Good.Id), null) }, "undetermined");
        var words = await seen.Page.Locator(Status).InnerTextAsync();
        Assert.Contains("Two stewards signed it.", words, StringComparison.Ordinal);
        Assert.Contains("this site did not answer", words, StringComparison.Ordinal);
        Assert.Contains("when this page was built, nothing had revoked it", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inside_another_page_it_gives_no_verdict()
    {
        await using var seen = await example.OpenAsync(SitePaths.Home, new Visit());
        await seen.Page.EvaluateAsync("path => { const frame = document.createElement('iframe'); frame.src = path; document.body.append(frame); }", SitePaths.Award(Good.Id));
        // The site's own policy keeps frames out; a page without one would not.
        await seen.Page.RouteAsync("**/framing", route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<iframe src='{example.Address}/{SitePaths.Award(Good.Id)}'></iframe>" }));
        await seen.Page.GotoAsync($"{example.Address}/framing", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var status = seen.Page.FrameLocator("iframe").Locator(Status);
        await Assertions.Expect(status).ToContainTextAsync("shown inside another one");
        Assert.Equal("undetermined", await status.GetAttributeAsync("data-state"));
    }

    [Fact]
    public async Task Without_scripts_it_reads_whole_and_states_facts_of_its_making()
    {
        await using var seen = await example.OpenAsync(SitePaths.Award(Good.Id), new Visit { Scripts = false, Width = 390 });
        var words = await seen.Page.Locator(Status).InnerTextAsync();
        Assert.Contains("Two stewards signed it.", words, StringComparison.Ordinal);
        Assert.Contains("when this page was built, nothing had revoked it", words, StringComparison.Ordinal);
        Assert.Equal("undetermined", await seen.Page.Locator(Status).GetAttributeAsync("data-state"));
        Assert.Contains("Scripts are off here", await seen.Page.Locator(".under").InnerTextAsync(), StringComparison.Ordinal);
        await seen.Page.Locator("#holder summary").ClickAsync();
        Assert.True(await seen.Page.GetByText("Add to your LinkedIn profile").IsVisibleAsync());
        Assert.Equal(0, await seen.Page.Locator("button:visible").CountAsync());
        Assert.Empty(seen.Console);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Nothing_jumps_and_it_is_announced_once(int width)
    {
        const string Watch = """
            window.shifts = 0; window.announced = [];
            new PerformanceObserver(list => list.getEntries().forEach(e => { window.shifts += e.value; })).observe({ type: 'layout-shift', buffered: true });
            document.addEventListener('DOMContentLoaded', () => {
              const status = document.querySelector('[role=status]');
              new MutationObserver(changes => { if (changes.some(c => !c.target.closest?.('[aria-hidden]'))) window.announced.push(status.innerText); })
                .observe(status, { childList: true, characterData: true, subtree: true });
            });
            """;
        await using var seen = await CheckedAsync(SitePaths.Award(Good.Id), new() { Width = width, Before = Watch }, "valid");
        await seen.Page.WaitForTimeoutAsync(200);
        Assert.Single(await seen.Page.EvaluateAsync<string[]>("window.announced"));
        Assert.True(await seen.Page.EvaluateAsync<double>("window.shifts") < 0.001, $"the page moved by {await seen.Page.EvaluateAsync<double>("window.shifts")}");
    }

    [Fact]
    public async Task A_holders_link_knows_its_holder_and_opens_their_tools()
    {
        await using var seen = await CheckedAsync($"{SitePaths.Award(Good.Id)}#h={Link(Good.HolderId!)}", new(), "valid");
        Assert.Equal("passed", await seen.Page.Locator("[data-check=holder]").GetAttributeAsync("data-verdict"));
        Assert.Contains("that is who was signed", await seen.Page.Locator("#match").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await seen.Page.GetByText("Add to your LinkedIn profile").IsVisibleAsync());
        Assert.DoesNotContain(seen.Requests, r => r.Contains("h=", StringComparison.Ordinal) && !r.Contains('#', StringComparison.Ordinal));
        await Assertions.Expect(seen.Page.Locator("#match")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_holders_link_that_was_cut_off_says_so()
    {
        await using var seen = await CheckedAsync($"{SitePaths.Award(Good.Id)}#h={Link(Good.HolderId!)[..12]}", new(), "valid");
        Assert.Contains("cut off", await seen.Page.Locator("#match").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual("passed", await seen.Page.Locator("[data-check=holder]").GetAttributeAsync("data-verdict"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("es/")]
    public async Task On_a_small_phone_the_first_screen_says_how_it_stands(string folder)
    {
        await using var seen = await CheckedAsync(folder + SitePaths.Award(Good.Id), new() { Width = 375 }, "valid");
        Assert.InRange((await seen.Page.Locator($"{Status} .words").BoundingBoxAsync())!.Y, 0, 530);
    }

    [Fact]
    public async Task A_link_for_somebody_else_does_not_pass()
    {
        await using var seen = await CheckedAsync($"{SitePaths.Award(Good.Id)}#h={Link("Somebody Else")}", new(), "valid");
        Assert.NotEqual("passed", await seen.Page.Locator("[data-check=holder]").GetAttributeAsync("data-verdict"));
        Assert.DoesNotContain("and that is who was signed", await seen.Page.Locator("#match").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_paper_it_is_one_sheet_with_badge_name_signers_and_QR()
    {
        await using var seen = await CheckedAsync(SitePaths.Award(Good.Id), new(), "valid");
        var pdf = Encoding.Latin1.GetString(await seen.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Single(Regex.Matches(pdf, @"/Type\s*/Page\b(?!s)"));
        Assert.Matches(@"/MediaBox\s*\[0 0 84[12][.\d]* 59[45]", pdf);
        await seen.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var shown = await seen.Page.EvaluateAsync<string>("document.body.innerText");
        foreach (var words in (string[])["Workshop Host", .. Good.Signers.Select(s => s.Page!.Name), Publisher.Languages.SiteWords.Grouped(Good.Id)])
        {
            Assert.Contains(words, shown, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("How this was checked", shown, StringComparison.Ordinal);
        Assert.True(await seen.Page.Locator(".seal-qr img").EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().width > 80"));
    }

    private async Task<LookedAt> CheckedAsync(string path, Visit visit, string state)
    {
        var seen = await example.OpenAsync(path, visit);
        await Assertions.Expect(seen.Page.Locator(Status)).ToHaveAttributeAsync("data-state", state);
        return seen;
    }

    private static Dictionary<string, Func<string, string>?> Answers(string end, Func<string, string>? change) => new(StringComparer.Ordinal) { [end] = change };

    private static string Link(string name) =>
        System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"name":"{{name}}","salt":"c2l4dGVlbiByYW5kb20h"}"""));
}
