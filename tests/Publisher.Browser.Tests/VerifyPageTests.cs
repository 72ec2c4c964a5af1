using System.Globalization;
using Microsoft.Playwright;
using Publisher.Credentials.Verification;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Browser.Tests;

/// <summary>The page that checks what somebody has: files dropped or chosen, links pasted. Nothing of them leaves the browser.</summary>
public sealed class VerifyPageTests(BuiltExample example)
{
    private const string Status = "[role=status]";

    private AwardModel Good => example.Model.Awards.First(a => a.Verified.State == CredentialState.Valid && a.Signers.Length == 2 && a.Frozen is { Png: not null, Svg: not null });

    private static string Day(AwardModel award) => award.AwardedOn.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static TheoryData<string, int, bool> Windows
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var page in (string[])["asking", "answer", "help"])
            {
                foreach (var width in (int[])[320, 768, 1280])
                {
                    data.Add(page, width, false);
                    data.Add(page, width, true);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task It_reads_well(string what, int width, bool dark)
    {
        await using var seen = await example.OpenAsync(what == "help" ? SitePaths.VerifyHelp : SitePaths.Verify, new Visit { Width = width, Dark = dark });
        if (what == "answer")
        {
            await GiveAsync(seen, "award.json", File(SitePaths.Credential(Good.Id)), "valid");
        }
        await seen.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await Look.ReadsWellAsync(seen, example.Address);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("png")]
    [InlineData("svg")]
    public async Task A_good_award_is_good_in_every_form(string form)
    {
        await using var seen = await OpenAsync();
        var before = seen.Requests.Count;
        await GiveAsync(seen, "award." + form, File(form == "json" ? SitePaths.Credential(Good.Id) : SitePaths.Baked(Good.Id, form)), "valid");
        Assert.Equal("Genuine and in force. Two people signed it.", await seen.Page.Locator($"{Status} .words").InnerTextAsync());
        Assert.Equal($"It says: {Good.Frozen.Name}, by Tidewater Makers Guild, on {Day(Good)}.", await seen.Page.Locator(".says").InnerTextAsync());
        Assert.Equal($"{example.Address}/{SitePaths.Award(Good.Id)}", await seen.Page.Locator(".own a").EvaluateAsync<string>("a => a.href"));
        Assert.False(await seen.Page.Locator("#asking").IsVisibleAsync());
        Assert.All(seen.Requests.Skip(before), r => Assert.Matches($"^{example.Address}/(did|authority/|status/|\\.well-known/|assets/pictures\\.)", r));
        Assert.Empty(seen.Console);
    }

    [Fact]
    public async Task Whoever_shows_it_is_compared_with_whom_it_was_given_to()
    {
        await using var seen = await OpenAsync();
        await GiveAsync(seen, "award.json", File(SitePaths.Credential(Good.Id)), "valid");
        Assert.False(await seen.Page.Locator("#who").IsVisibleAsync(), "only an id that nobody knows could be compared");
        await seen.Page.Locator("#again").ClickAsync();
        var known = example.Model.Awards.First(a => a.HolderId!.StartsWith("did:", StringComparison.Ordinal));
        await GiveAsync(seen, "award.json", File(SitePaths.Credential(known.Id)), "valid");
        await seen.Page.Locator("#who").FillAsync(known.HolderId!);
        await seen.Page.Locator("#who").PressAsync("Enter");
        await Assertions.Expect(seen.Page.Locator($"{Status} .more")).ToHaveTextAsync("It was given to exactly this identifier.");
        Assert.Equal("passed", await seen.Page.Locator("[data-check=holder]").GetAttributeAsync("data-verdict"));
        await seen.Page.Locator("#who").FillAsync("Somebody Else");
        await seen.Page.Locator("#compare").ClickAsync();
        await Assertions.Expect(seen.Page.Locator("[data-check=holder]")).Not.ToHaveAttributeAsync("data-verdict", "passed");
        Assert.Equal("valid", await seen.Page.Locator(Status).GetAttributeAsync("data-state"));
    }

    [Fact]
    public async Task A_changed_copy_is_told_in_one_sentence()
    {
        await using var seen = await OpenAsync();
        var text = System.Text.Encoding.UTF8.GetString(File(SitePaths.Credential(Good.Id))).Replace(Good.Frozen.Name, "Harbour Master", StringComparison.Ordinal);
        await GiveAsync(seen, "award.json", System.Text.Encoding.UTF8.GetBytes(text), "altered");
        Assert.Contains("Don't rely on it", await seen.Page.Locator(Status).InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await seen.Page.Locator(".says").IsVisibleAsync());
        Assert.DoesNotContain("Harbour Master", await seen.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_file_is_read_wherever_on_the_page_it_falls()
    {
        await using var seen = await OpenAsync();
        await seen.Page.EvaluateAsync("""
            text => {
              const data = new DataTransfer();
              data.items.add(new File([text], 'award.json', { type: 'application/json' }));
              document.querySelector('h1').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """, System.Text.Encoding.UTF8.GetString(File(SitePaths.Credential(Good.Id))));
        await Assertions.Expect(seen.Page.Locator(Status)).ToHaveAttributeAsync("data-state", "valid");
    }

    [Theory]
    [InlineData("cat.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, "altered")]
    [InlineData("words.txt", new byte[] { 0x68, 0x69 }, "undetermined")]
    [InlineData("letter.pdf", new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x34 }, "undetermined")]
    [InlineData("hello.json", new byte[] { 0x7B, 0x22, 0x61, 0x22, 0x3A, 0x31, 0x7D }, "undetermined")]
    public async Task What_is_no_award_is_never_called_good_and_the_wrong_file_no_forgery(string name, byte[] bytes, string state)
    {
        await using var seen = await OpenAsync();
        await seen.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        await Assertions.Expect(seen.Page.Locator($"{Status} .words")).Not.ToHaveTextAsync("Checking …");
        Assert.Equal(state, await seen.Page.Locator(Status).GetAttributeAsync("data-state"));
        Assert.NotEmpty(await seen.Page.Locator($"{Status} .words").InnerTextAsync());
        Assert.Empty(seen.Console);
    }

    [Fact]
    public async Task The_number_on_a_printed_sheet_is_enough()
    {
        await using var seen = await OpenAsync();
        var groups = Good.Id.Chunk(4).Select(c => new string(c)).ToList();
        string[] typed = [string.Join(' ', groups), "Entry " + string.Join('-', groups) + ".", Good.Id.ToUpperInvariant().Replace('O', '0'), "/" + SitePaths.Award(Good.Id), $"Look: {example.Model.Config.BaseUrl}/{SitePaths.Award(Good.Id)}"];
        foreach (var words in typed)
        {
            await seen.Page.Locator("#link").FillAsync(words);
            await seen.Page.Locator("#go").ClickAsync();
            await Assertions.Expect(seen.Page.Locator(Status)).ToHaveAttributeAsync("data-state", "valid");
            await seen.Page.Locator("#again").ClickAsync();
        }
    }

    [Fact]
    public async Task The_number_of_a_withdrawn_award_says_that_it_was_withdrawn()
    {
        await using var seen = await OpenAsync();
        var gone = example.Model.Withdrawn[0].Id;
        await seen.Page.Locator("#link").FillAsync(gone);
        await seen.Page.Locator("#go").ClickAsync();
        await Assertions.Expect(seen.Page.Locator(Status)).ToHaveAttributeAsync("data-state", "withdrawn");
        Assert.EndsWith(SitePaths.Award(gone), await seen.Page.Locator(".own a").EvaluateAsync<string>("a => a.href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_keyboard_alone_a_link_is_checked_and_another_asked_for()
    {
        await using var seen = await OpenAsync();
        await TabToAsync(seen.Page, "link");
        await seen.Page.Keyboard.TypeAsync($"{example.Model.Config.BaseUrl}/{SitePaths.Award(Good.Id)}");
        await seen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(seen.Page.Locator(Status)).ToHaveAttributeAsync("data-state", "valid");
        Assert.Equal("standing", await seen.Page.EvaluateAsync<string>("document.activeElement.id"));
        await TabToAsync(seen.Page, "again");
        await TabToAsync(seen.Page, "how");
        await seen.Page.Keyboard.PressAsync("Enter");
        Assert.True(await seen.Page.Locator("[data-check=format]").IsVisibleAsync());
        await seen.Page.Keyboard.PressAsync("Shift+Tab");
        Assert.Equal("again", await seen.Page.EvaluateAsync<string>("document.activeElement.id"));
        await seen.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("file", await seen.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.True(await seen.Page.Locator("#asking").IsVisibleAsync());
    }

    [Theory]
    [InlineData("https://elsewhere.example/awards/aaaaaaaaaaaaaaaa/", "another site")]
    [InlineData("https://badges.tidewater.example.evil.example/awards/aaaaaaaaaaaaaaaa/", "another site")]
    [InlineData("javascript:alert(1)", "no link")]
    [InlineData("not a link", "no link, and no number")]
    [InlineData("Tamsin", "no link, and no number")]
    [InlineData("3tff ztot", "no link, and no number")]
    [InlineData("https://badges.tidewater.example/awards/zzzzzzzzzzzzzzzz/", "Nothing that we could check")]
    [InlineData("https://badges.tidewater.example/about/", "Nothing that we could check")]
    public async Task A_link_that_leads_to_no_award_of_this_site_says_what_to_do(string link, string words)
    {
        await using var seen = await OpenAsync();
        await seen.Page.Locator("#link").FillAsync(link);
        await seen.Page.Locator("#go").ClickAsync();
        await Assertions.Expect(seen.Page.Locator(Status)).ToContainTextAsync(words);
        Assert.Equal("undetermined", await seen.Page.Locator(Status).GetAttributeAsync("data-state"));
        Assert.All(seen.Requests, r => Assert.StartsWith(example.Address + "/", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_partners_award_is_judged_by_the_copy_held_here_and_counts_by_treaty()
    {
        var peer = example.Model.Peers.Single();
        var kept = peer.Awards.Single();
        var url = SitePaths.Absolute(peer.Settings.Url, SitePaths.Award(kept.Source.Id));
        await using var seen = await OpenAsync();
        await GiveAsync(seen, "award.json", kept.Source.Document.Bytes.ToArray(), "valid");
        await IsCountedAsync();
        // Its m1 is nobody of ours.
        Assert.DoesNotContain("Maren", await seen.Page.Locator("#how").InnerTextAsync(), StringComparison.Ordinal);
        await seen.Page.Locator("#again").ClickAsync();
        await seen.Page.Locator("#link").FillAsync(url);
        await seen.Page.Locator("#go").ClickAsync();
        await IsCountedAsync();
        await seen.Page.Locator("#again").ClickAsync();
        // One that is not kept here is not asked for there.
        await seen.Page.Locator("#link").FillAsync(url.Replace(kept.Source.Id, new string('a', 16), StringComparison.Ordinal));
        await seen.Page.Locator("#go").ClickAsync();
        await Assertions.Expect(seen.Page.Locator(Status)).ToContainTextAsync("Open it at its issuer, or save the award there and drop the file here.");
        Assert.False(await seen.Page.Locator(".because").IsVisibleAsync());
        Assert.All(seen.Requests, r => Assert.StartsWith(example.Address + "/", r, StringComparison.Ordinal));
        Assert.Empty(seen.Console);

        async Task IsCountedAsync()
        {
            await Assertions.Expect(seen.Page.Locator($"{Status} .words")).ToHaveTextAsync($"Genuine and in force as of {peer.Verified!.Seen!.Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. One person signed it.");
            await Assertions.Expect(seen.Page.Locator($"{Status} .more")).ToContainTextAsync($"Here it counts as {peer.Treaties[0].CountsAs.Name}, until 31 December 2028. Checked by what this site read at {peer.Title}");
            await Assertions.Expect(seen.Page.Locator(".because blockquote")).ToHaveTextAsync(peer.Treaties[0].Terms.Reason!);
            Assert.Equal("passed", await seen.Page.Locator("[data-check=issuer]").GetAttributeAsync("data-verdict"));
        }
    }

    [Fact]
    public async Task Revoked_is_revoked_here_too()
    {
        var award = example.Model.Awards.Single(a => a.Verified.State == CredentialState.Revoked);
        await using var seen = await OpenAsync();
        await GiveAsync(seen, "award.json", File(SitePaths.Credential(award.Id)), "revoked");
    }

    [Fact]
    public async Task Without_a_network_a_file_is_not_called_valid()
    {
        await using var seen = await OpenAsync();
        await seen.Page.Context.SetOfflineAsync(true);
        await GiveAsync(seen, "award.json", File(SitePaths.Credential(Good.Id)), "undetermined");
        Assert.StartsWith("We could not check", await seen.Page.Locator($"{Status} .words").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_network_a_picture_is_told_about_too()
    {
        await using var seen = await OpenAsync();
        await seen.Page.RouteAsync("**/assets/pictures.*", route => route.AbortAsync());
        await GiveAsync(seen, "award.png", File(SitePaths.Baked(Good.Id, "png")), "undetermined");
    }

    [Fact]
    public async Task Inside_another_page_it_asks_for_nothing_and_answers_nothing()
    {
        await using var seen = await OpenAsync();
        await seen.Page.RouteAsync("**/framing", route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<iframe src='{example.Address}/{SitePaths.Verify}'></iframe>" }));
        await seen.Page.GotoAsync($"{example.Address}/framing", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var frame = seen.Page.FrameLocator("iframe");
        await Assertions.Expect(frame.Locator("#framed")).ToBeVisibleAsync();
        Assert.False(await frame.Locator("#asking").IsVisibleAsync());
    }

    [Fact]
    public async Task Without_scripts_it_leads_to_ways_that_need_none()
    {
        await using var seen = await example.OpenAsync(SitePaths.Verify, new Visit { Scripts = false });
        Assert.False(await seen.Page.Locator("#drop").IsVisibleAsync());
        Assert.True(await seen.Page.Locator("noscript a").IsVisibleAsync());
    }

    private Task<LookedAt> OpenAsync() => example.OpenAsync(SitePaths.Verify, new Visit());

    private byte[] File(string path) => example.Read(path);

    private static async Task GiveAsync(LookedAt seen, string name, byte[] bytes, string state)
    {
        await seen.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        await Assertions.Expect(seen.Page.Locator(Status)).ToHaveAttributeAsync("data-state", state);
        await Assertions.Expect(seen.Page.Locator($"{Status} .words")).Not.ToHaveTextAsync("Checking …");
    }

    // Presses Tab until the element, or one inside it, has the focus.
    private static async Task TabToAsync(IPage page, string id)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("id => document.activeElement.id === id || document.activeElement.parentElement?.id === id", id))
            {
                return;
            }
        }
        Assert.Fail($"Tab never reached {id}");
    }
}
