using System.Text;
using Microsoft.Playwright;
using Publisher.Authoring;
using Publisher.Sites;

namespace Publisher.Browser.Tests.Signing;

/// <summary>The page to sign by, on the example guild's site: how it reads, and what it will not sign.</summary>
public sealed class SignPageTests(BuiltExample example)
{
    private const string Say = "#standing .words";

    private Publisher.Verifying.WaitingAward Waiting => Assert.Single(example.Verified.Waiting);

    private string Link => Fragment(Waiting.Source.File.Bytes.Span);

    public static TheoryData<string, int, bool> Windows
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var page in (string[])["sign/", "es/sign/", "award", "es award", "sign/sign.html"])
            {
                foreach (var width in (int[])[320, 390, 768, 1280])
                {
                    data.Add(page, width, width == 390);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task It_reads_well(string what, int width, bool dark)
    {
        var path = what switch { "award" => SitePaths.Sign + Link, "es award" => "es/" + SitePaths.Sign + Link, _ => what };
        await using var seen = await example.OpenAsync(path, new Visit { Width = width, Dark = dark });
        if (what.EndsWith("award", StringComparison.Ordinal))
        {
            await Assertions.Expect(seen.Page.Locator("#given")).ToBeVisibleAsync();
        }
        await seen.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await Look.ReadsWellAsync(seen, example.Address);
    }

    [Fact]
    public async Task What_is_signed_is_said_in_words_before_anything_can_be_signed()
    {
        await using var seen = await example.OpenAsync(SitePaths.Sign + Link, new Visit { Width = 390 });
        await Assertions.Expect(seen.Page.Locator(Say)).ToHaveTextAsync("Genuine so far. Signatures still needed: 1.");
        var shown = await seen.Page.Locator("#given").InnerTextAsync();
        foreach (var words in (string[])["Workshop Host", "six Saturday mornings", "Rosa Quispe", "14 November 2026", "14 November 2029", "Workshop Host needs two stewards to sign.", "Maren Holt", "Idris Bevan or Noor al-Hassan"])
        {
            Assert.Contains(words, shown, StringComparison.Ordinal);
        }
        Assert.False(await seen.Page.Locator("#result").IsVisibleAsync());
        Assert.DoesNotContain(seen.Requests, request => request.Contains(Waiting.Source.Id, StringComparison.Ordinal));
        Assert.Empty(seen.Console);
    }

    [Fact]
    public async Task In_another_language_every_word_of_the_page_is_of_that_language()
    {
        await using var seen = await example.OpenAsync("es/" + SitePaths.Sign + Link, new Visit { Width = 390 });
        await Assertions.Expect(seen.Page.Locator(Say)).ToHaveTextAsync("Auténtico hasta aquí. Firmas que faltan: 1.");
        Assert.Contains("14 de noviembre de 2026", await seen.Page.Locator("[data-fact=awarded] .is").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Idris Bevan o Noor al-Hassan", await seen.Page.Locator("[data-fact=open] .is").InnerTextAsync(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "changed", "This must not be signed." },
        { "elsewhere", "This award is not one of Tidewater Makers Guild. It is signed on its own guild’s site." },
        { "published", "Enough people have signed this. It needs nothing more from you." },
        { "revoked", "This must not be signed." },
        { "rules", "These are rules or a decision, and no award. They are signed with the program: publisher sign." },
        { "picture", "This is no award that can be read." },
        { "cut", "This is no award. Perhaps the link was cut off in the message; ask for the file." },
        { "bomb", "This is no award. Perhaps the link was cut off in the message; ask for the file." },
        { "nothing", "This is no award. Perhaps the link was cut off in the message; ask for the file." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_must_not_or_need_not_be_signed_cannot_be(string what, string said)
    {
        var text = Encoding.UTF8.GetString(Waiting.Source.File.Bytes.Span);
        var link = what switch
        {
            "changed" => Fragment(Encoding.UTF8.GetBytes(text.Replace("Workshop Host", "Harbour Master", StringComparison.Ordinal))),
            "elsewhere" => Fragment(Encoding.UTF8.GetBytes(text.Replace("tidewater.example", "elsewhere.example", StringComparison.Ordinal))),
            "published" => Fragment(example.Read(SitePaths.Credential(example.Model.Awards.First(a => a.Verified.State == Credentials.Verification.CredentialState.Valid).Id))),
            "revoked" => Fragment(example.Read(SitePaths.Credential(example.Model.Awards.First(a => a.Verified.State == Credentials.Verification.CredentialState.Revoked).Id))),
            "picture" => Fragment(example.Read(SitePaths.Robots)),
            "rules" => Fragment(example.Read(SitePaths.Authority(1))),
            "cut" => Link[..200],
            "bomb" => Fragment(new byte[4_000_000]),
            _ => "#award=",
        };
        await using var seen = await example.OpenAsync(SitePaths.Sign + link, new Visit { Width = 390 });
        await Assertions.Expect(seen.Page.Locator(Say)).ToHaveTextAsync(said);
        Assert.False(await seen.Page.Locator("#act").IsVisibleAsync());
        // Of a revoked award the decision is looked for under three addresses, and stands at one.
        Assert.DoesNotContain(seen.Console, line => what != "revoked" || !line.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inside_another_page_nothing_can_be_signed()
    {
        await using var seen = await example.OpenAsync(SitePaths.Sign, new Visit { Width = 390 });
        await seen.Page.RouteAsync("**/framing", route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<iframe src='{example.Address}/{SitePaths.Sign}{Link}'></iframe>" }));
        await seen.Page.GotoAsync($"{example.Address}/framing", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var frame = seen.Page.FrameLocator("iframe");
        await Assertions.Expect(frame.Locator("#framed")).ToBeVisibleAsync();
        Assert.False(await frame.Locator("#signing").IsVisibleAsync());
        Assert.False(await frame.Locator("#join").IsVisibleAsync());
    }

    [Fact]
    public async Task Without_scripts_it_says_what_signs_instead()
    {
        await using var seen = await example.OpenAsync(SitePaths.Sign, new Visit { Width = 390, Scripts = false });
        var text = await seen.Page.Locator("main").InnerTextAsync();
        Assert.Contains("publisher sign signs without a browser", text, StringComparison.Ordinal);
        Assert.Contains("One more person has to sign.", text, StringComparison.Ordinal);
        Assert.False(await seen.Page.Locator("#join").IsVisibleAsync());
    }

    [Fact]
    public async Task A_browser_that_cannot_sign_says_so()
    {
        const string Old = "const own = crypto.subtle.importKey.bind(crypto.subtle); crypto.subtle.importKey = (form, ...rest) => form === 'pkcs8' ? Promise.reject(new DOMException('no', 'NotSupportedError')) : own(form, ...rest);";
        await using var seen = await example.OpenAsync(SitePaths.Sign + Link, new Visit { Width = 390, Before = Old });
        await Assertions.Expect(seen.Page.Locator(Say)).ToHaveTextAsync("This browser cannot sign. A newer one can.");
        Assert.False(await seen.Page.Locator("#signing").IsVisibleAsync());
    }

    private static string Fragment(ReadOnlySpan<byte> award)
    {
        var link = SigningLink.ToAddress("https://badges.tidewater.example", award, "content/awards/2026/aaaaaaaaaaaaaaaa.json", null)!;
        return link[link.IndexOf('#', StringComparison.Ordinal)..];
    }
}
