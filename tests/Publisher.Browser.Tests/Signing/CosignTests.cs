using System.Text.Json;
using System.Web;
using Microsoft.Playwright;
using Publisher.Credentials.Tests.Keys;
using Publisher.Interop.Tests;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Browser.Tests.Signing;

/// <summary>From a stranger's phone to a published award: a key is made in the browser, let in by the rules, and signs; the program and other people's take what it signed.</summary>
public sealed class CosignTests(SigningGuild guild) : IClassFixture<SigningGuild>
{
    private const int MostTaps = 4;
    private const string Words = "correct horse battery staple";

    [Fact]
    public async Task With_a_passkey_it_takes_four_taps_at_most_and_the_award_is_published()
    {
        var copy = guild.Copy();
        var site = copy.Build().Site!;
        await using var phone = await Phone.StartAsync(() => site);
        await phone.GiveAuthenticatorAsync();

        await phone.OpenAsync();
        await phone.Page.Locator("#make-passkey").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#made")).ToBeVisibleAsync();
        var word = await phone.Page.Locator("#word").InputValueAsync();
        Assert.Matches(@"^z6Mk\w{44}\.browser\.z\w{80,90}$", word);
        Assert.False(await phone.Page.Locator("#key-file").IsVisibleAsync());
        await Look.ReadsWellAsync(phone.Seen, phone.Address);

        await copy.LetInAsync("ben", word);
        Assert.Contains("\"kept\": \"browser\"", await File.ReadAllTextAsync(Path.Combine(copy.Folder, "content", "authority", "2.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var (id, file, link) = await copy.AwardAsync();
        site = copy.Build().Site!;

        // The owner's finger on the sensor is a tap as well; the authenticator here makes it by itself.
        var taps = 1;
        await phone.OpenAsync(link);
        await Assertions.Expect(phone.Page.Locator("#standing .words")).ToHaveTextAsync("Genuine so far. Signatures still needed: 1.");
        await Look.ReadsWellAsync(phone.Seen, phone.Address);
        await phone.Page.Locator("#with-passkey").TapAsync();
        taps++;
        await Assertions.Expect(phone.Page.Locator("#result")).ToBeVisibleAsync();
        Assert.Contains("once it is in the repository", await phone.Page.Locator("#standing .more").InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await phone.Page.Locator("[data-fact=open]").IsVisibleAsync());
        Assert.Contains($"--add {id}-m2.json", await phone.Page.Locator("#command").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("Signed by member m2.", await phone.Page.Locator("#standing .words").InnerTextAsync());
        await Look.ReadsWellAsync(phone.Seen, phone.Address);
        var forge = await phone.Page.Locator("#commit").GetAttributeAsync("href");
        // Opening the forge's page, and its own button.
        taps += 2;
        Assert.True(taps <= MostTaps, $"{taps} taps");

        var proofs = await phone.Page.Locator("#proofs").InputValueAsync();
        IsOffered(forge!, id, file, proofs);
        await IsTakenAsync(copy, id, file, proofs);
        var built = copy.Build();
        Assert.Equal(2, built.Model!.Awards.Single(a => a.Id == id).Signers.Length);
        await OthersAgreeAsync(copy, built.Site!, id);
        Assert.DoesNotContain(phone.Seen.Requests, request => request.Contains("award=", StringComparison.Ordinal) || request.Contains(id, StringComparison.Ordinal));

        // What enough people have signed needs nothing more.
        site = built.Site!;
        await phone.OpenAsync();
        await phone.Page.Locator("#pasted").FillAsync(System.Text.Encoding.UTF8.GetString(site.Find(SitePaths.Credential(id))!.Bytes.Span));
        await phone.Page.Locator("#open-text").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#standing .words")).ToContainTextAsync("Enough people have signed this");
        Assert.False(await phone.Page.Locator("#act").IsVisibleAsync());
    }

    [Fact]
    public async Task With_a_passphrase_and_the_keyboard_alone_it_signs_too_and_the_key_is_kept_in_browser_and_file()
    {
        var copy = guild.Copy();
        var site = copy.Build().Site!;
        await using var phone = await Phone.StartAsync(() => site);
        await phone.OpenAsync();
        await phone.Page.Locator("#new-phrase").FocusAsync();
        Assert.Matches("^(?:[2-9a-z]{4}-){4}[2-9a-z]{4}$", await phone.Page.Locator("#new-phrase").InputValueAsync());
        await phone.Page.Keyboard.PressAsync("Control+A");
        await phone.Page.Keyboard.TypeAsync("too short");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Page.Locator("#join .told")).ToContainTextAsync("At least 12 letters");
        await phone.Page.Keyboard.PressAsync("Control+A");
        await phone.Page.Keyboard.TypeAsync(Words);
        await phone.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Page.Locator("#made h3")).ToBeFocusedAsync();
        await Look.ReadsWellAsync(phone.Seen, phone.Address);
        var record = await SavedAsync(phone, "#key-file .save");
        Assert.Equal("PublisherBrowserKey", JsonElement.Parse(record).GetProperty("type").GetString());
        Assert.Equal(600_000, JsonElement.Parse(record).GetProperty("iterations").GetInt32());

        await copy.LetInAsync("ben", await phone.Page.Locator("#word").InputValueAsync());
        var (id, file, link) = await copy.AwardAsync();
        site = copy.Build().Site!;
        await phone.OpenAsync(link);
        await Assertions.Expect(phone.Page.Locator("#award-name")).ToBeFocusedAsync();
        Assert.Equal("sourdough", await phone.Page.Locator("#award-name").InnerTextAsync());
        Assert.Equal("She baked for the whole street, <b>every</b> week.", await phone.Page.Locator("[data-fact=why]").InnerTextAsync());
        Assert.Equal("The loaf: Sings", await phone.Page.Locator("[data-fact=reached] li").InnerTextAsync());
        await TabToAsync(phone.Page, "phrase");
        await phone.Page.Keyboard.TypeAsync("not the passphrase");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Page.Locator("#told .words")).ToHaveTextAsync("This passphrase does not open the key.");
        await phone.Page.Locator("#phrase").FocusAsync();
        await phone.Page.Keyboard.TypeAsync(Words);
        await phone.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Page.Locator("#done")).ToBeFocusedAsync();
        var proofs = await phone.Page.Locator("#proofs").InputValueAsync();
        Assert.Equal(proofs, await SavedAsync(phone, "#result .save"));
        await IsTakenAsync(copy, id, file, proofs);
        Assert.Equal(2, copy.Build().Model!.Awards.Single(a => a.Id == id).Signers.Length);
        Look.None(phone.Seen.Console);

        // A browser that has forgotten it takes the file; so does the page as one file, from a folder, where nothing can be asked.
        var key = Path.Combine(copy.Folder, "..", $"key-{id}.json");
        await File.WriteAllTextAsync(key, record, TestContext.Current.CancellationToken);
        await phone.Page.EvaluateAsync("localStorage.clear()");
        await phone.OpenAsync(link);
        Assert.False(await phone.Page.Locator("#phrase").IsVisibleAsync());
        await SignWithFileAsync(phone.Page, key);
        var page = Path.Combine(copy.Folder, "..", $"sign-{id}.html");
        await File.WriteAllBytesAsync(page, site.Find(SitePaths.SignFile)!.Bytes.ToArray(), TestContext.Current.CancellationToken);
        var before = phone.Seen.Requests.Count;
        await phone.Page.GotoAsync(new Uri(page).AbsoluteUri + link[link.IndexOf('#', StringComparison.Ordinal)..]);
        await Assertions.Expect(phone.Page.Locator("#standing .words")).ToHaveTextAsync("Genuine so far. Signatures still needed: 1.");
        Assert.False(await phone.Page.Locator("#with-passkey").IsVisibleAsync());
        await SignWithFileAsync(phone.Page, key);
        Assert.All(phone.Seen.Requests.Skip(before), request => Assert.Matches("^(?:file|blob):", request));
        Look.None(phone.Seen.Console);
    }

    [Fact]
    public async Task What_was_held_before_no_page_can_know_and_it_hinders_no_signature()
    {
        var copy = guild.Copy();
        await copy.RunAsync("award", "founding-member", "--to", GuildCopy.Holder);
        var badge = Path.Combine(copy.Folder, "content", "badges", "sourdough.md");
        await File.WriteAllTextAsync(badge, (await File.ReadAllTextAsync(badge, TestContext.Current.CancellationToken)).Replace("version: \"1.0\"\n", "version: \"1.0\"\nrequires: [founding-member]\n", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var site = copy.Build().Site!;
        await using var phone = await Phone.StartAsync(() => site);
        await phone.GiveAuthenticatorAsync();
        await phone.OpenAsync();
        await phone.Page.Locator("#make-passkey").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#made")).ToBeVisibleAsync();
        await copy.RunAsync("authority", "propose", "--add-member", $"ben={await phone.Page.Locator("#word").InputValueAsync()}", "--rule", "every: 2 steward, prerequisites", "--from", "now", "--yes");
        var (id, file, link) = await copy.AwardAsync();
        site = copy.Build().Site!;

        await phone.OpenAsync(link);
        await Assertions.Expect(phone.Page.Locator("#standing .words")).ToHaveTextAsync("Genuine so far. Signatures still needed: 1.");
        await phone.Page.Locator("#with-passkey").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#result")).ToBeVisibleAsync();
        await IsTakenAsync(copy, id, file, await phone.Page.Locator("#proofs").InputValueAsync());
        site = copy.Build().Site!;
        await phone.OpenAsync();
        await phone.Page.Locator("#pasted").FillAsync(System.Text.Encoding.UTF8.GetString(site.Find(SitePaths.Credential(id))!.Bytes.Span));
        await phone.Page.Locator("#open-text").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#standing .words")).ToContainTextAsync("Enough people have signed this");
    }

    [Fact]
    public async Task A_key_the_rules_do_not_name_and_one_that_may_not_sign_make_nothing()
    {
        var copy = guild.Copy();
        await copy.LetInAsync("dot", new TestSigner("dot").Multibase);
        var (_, _, before) = await copy.AwardAsync();
        var site = copy.Build().Site!;
        await using var phone = await Phone.StartAsync(() => site);
        await phone.GiveAuthenticatorAsync();
        await phone.OpenAsync();
        await phone.Page.Locator("#make-passkey").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#made")).ToBeVisibleAsync();
        var word = await phone.Page.Locator("#word").InputValueAsync();
        await phone.OpenAsync(before);
        await phone.Page.Locator("#with-passkey").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#told .words")).ToContainTextAsync($"The rules do not name this key ({word.Split('.')[0]})");
        Assert.Equal(word, await phone.Page.Locator("#word").InputValueAsync());
        await phone.OpenAsync();
        await phone.Page.Locator("#use-passkey").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#made h3")).ToBeFocusedAsync();
        Assert.Equal(word, await phone.Page.Locator("#word").InputValueAsync());

        await copy.RunAsync("authority", "propose", "--add-member", $"cleo={word}", "--role", "helper", "--from", "now", "--yes");
        var (_, _, link) = await copy.AwardAsync();
        site = copy.Build().Site!;
        await phone.OpenAsync(link);
        await phone.Page.Locator("#with-passkey").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#told .words")).ToHaveTextAsync("Your signature would not count, so none was made:");
        await Assertions.Expect(phone.Page.Locator("#told .why")).ToContainTextAsync("The signature of m3 does not count");
        // What was begun under rules that have ended since cannot be completed.
        await phone.OpenAsync(before);
        await Assertions.Expect(phone.Page.Locator("#standing .words")).ToContainTextAsync("must not be signed");
        Assert.False(await phone.Page.Locator("#act").IsVisibleAsync());
        Assert.False(await phone.Page.Locator("#result").IsVisibleAsync());
    }

    [Fact]
    public async Task A_site_older_than_the_award_says_so_and_calls_nobody_a_forger()
    {
        var copy = guild.Copy();
        var site = copy.Build().Site!;
        await copy.LetInAsync("ben", new TestSigner("ben").Multibase);
        var (_, _, link) = await copy.AwardAsync();
        await using var phone = await Phone.StartAsync(() => site);
        await phone.OpenAsync(link);
        await Assertions.Expect(phone.Page.Locator("#standing .words")).ToHaveTextAsync("This page is older than the award. Ask whoever sent it to publish the site anew, then open the link again.");
        Assert.False(await phone.Page.Locator("#act").IsVisibleAsync());
        site = copy.Build().Site!;
        await phone.OpenAsync(link);
        await Assertions.Expect(phone.Page.Locator("#standing .words")).ToHaveTextAsync("Genuine so far. Signatures still needed: 1.");
        Assert.Equal($"somebody who has no page here ({GuildCopy.Holder}); ask whoever made the award, by voice, who it is", await phone.Page.Locator("[data-fact=holder] .is").InnerTextAsync());
    }

    [Fact]
    public async Task Where_passkeys_hold_no_secrets_a_passphrase_is_asked_for()
    {
        var site = guild.Copy().Build().Site!;
        await using var phone = await Phone.StartAsync(() => site);
        await phone.GiveAuthenticatorAsync(hasPrf: false);
        await phone.OpenAsync();
        await phone.Page.Locator("#make-passkey").TapAsync();
        await Assertions.Expect(phone.Page.Locator("#join .told")).ToHaveTextAsync("The passkeys of this device cannot open a key. Use a passphrase.");
        Assert.False(await phone.Page.Locator("#made").IsVisibleAsync());
    }

    private static async Task SignWithFileAsync(IPage page, string key)
    {
        await page.Locator("#key-choice").EvaluateAsync("choice => { choice.open = true; }");
        await page.Locator("#own-key").SetInputFilesAsync(key);
        await page.Locator("#phrase").FillAsync(Words);
        await page.Locator("#sign-phrase").ClickAsync();
        await Assertions.Expect(page.Locator("#result")).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var tab = 0; tab < 20 && await page.EvaluateAsync<string>("document.activeElement.id") != id; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Equal(id, await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private static async Task<string> SavedAsync(Phone phone, string link)
    {
        var download = await phone.Page.RunAndWaitForDownloadAsync(() => phone.Page.Locator(link).ClickAsync());
        return await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
    }

    // The page of the forge on which a new file is begun: its place, its name and its whole text.
    private static void IsOffered(string forge, string id, string file, string proofs)
    {
        var address = new Uri(forge);
        Assert.Equal($"https://github.com/harbour-street/badges/new/award/first/{file[..^".json".Length]}.proofs", address.GetLeftPart(UriPartial.Path));
        var asked = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal("m2.json", asked["filename"]);
        Assert.Equal(proofs, asked["value"]);
        Assert.Contains(id, address.AbsolutePath, StringComparison.Ordinal);
    }

    private static async Task IsTakenAsync(GuildCopy copy, string id, string file, string proofs)
    {
        var sent = Path.Combine(copy.Folder, "..", $"{id}-m2.json");
        await File.WriteAllTextAsync(sent, proofs, TestContext.Current.CancellationToken);
        Assert.Contains("that is enough", await copy.RunAsync("sign", file, "--add", sent), StringComparison.Ordinal);
        Assert.Equal(proofs, await File.ReadAllTextAsync(Path.Combine(copy.Folder, $"{file[..^".json".Length]}.proofs", "m2.json"), TestContext.Current.CancellationToken));
        Assert.Contains("Genuine and in force. Two people signed it", await copy.RunAsync("verify", file), StringComparison.Ordinal);
    }

    // @digitalbazaar/vc, over what is published.
    private static async Task OthersAgreeAsync(GuildCopy copy, Site site, string id)
    {
        await Node.RequireAsync();
        var folder = Path.Combine(copy.Folder, "_out");
        TestSites.Write(site, folder);
        var path = SitePaths.Credential(id);
        var report = (await Node.RunAsync("verify-all.mjs", folder, SigningGuild.BaseUrl)).EnumerateArray().Single(one => one.GetProperty("path").GetString() == path);
        var proofs = JsonElement.Parse(site.Find(path)!.Bytes.Span).GetProperty("proof").EnumerateArray()
            .Select(proof => $"{proof.GetProperty("cryptosuite").GetString()} by {proof.GetProperty("verificationMethod").GetString()}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(4, proofs.Count);
        Judgement.Good(path, report.GetProperty("published"), proofs);
    }
}
