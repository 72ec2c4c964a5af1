using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Publisher.Credentials.Tests.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>What the engine asks of the site being read, what it makes of the answers, and that it asks nobody else.</summary>
public sealed class AskingTests(ScriptedPage page) : IClassFixture<ScriptedPage>
{
    private const string Verify = """
        async ({ verify }, { award, documents, home, missing }) => {
            const asked = [];
            const fetch = async address => { asked.push(address); return address in documents ? { bytes: new TextEncoder().encode(documents[address]) } : { absent: true }; };
            const kept = globalThis[missing];
            if (missing !== null) globalThis[missing] = undefined;
            const report = await verify(Uint8Array.from(atob(award), c => c.charCodeAt(0)), { at: '2026-12-20T00:00:00Z', home: home ?? undefined, fetch });
            if (missing !== null) globalThis[missing] = kept;
            return JSON.stringify({ ...report, asked });
        }
        """;

    [Theory]
    [InlineData("there.json", 200, "4 bytes")]
    [InlineData("missing.json", 404, "absent: nothing stands there")]
    [InlineData("gone.json", 410, "absent: it was taken away for good")]
    [InlineData("broken.json", 500, "unreachable: its site answers with 500")]
    [InlineData("long.json", 200, "unreachable: it is longer than 1 KiB")]
    [InlineData("blocked.json", 0, "unreachable: something in this browser blocked the request")]
    public async Task Answers_of_the_site_are_told_apart(string name, int status, string expected)
    {
        await page.Page.RouteAsync($"**/{name}", route => status == 0 ? route.AbortAsync() : route.FulfillAsync(new() { Status = status, Body = name == "long.json" ? new string(' ', 2000) : "1234" }));
        Assert.Equal(expected, await AskAsync(name));
        await page.Page.UnrouteAsync($"**/{name}");
    }

    [Fact]
    public async Task A_site_that_cannot_be_reached_and_a_device_that_is_offline_are_told_apart()
    {
        await page.Page.RouteAsync("**/*", route => route.Request.Url.Contains("/assets/", StringComparison.Ordinal) ? route.ContinueAsync() : route.AbortAsync());
        Assert.Equal("unreachable: its site cannot be reached", await AskAsync("x.json"));
        await page.Page.UnrouteAsync("**/*");
        await page.Page.Context.SetOfflineAsync(true);
        Assert.Equal("unreachable: this device is offline", await AskAsync("x.json"));
        await page.Page.Context.SetOfflineAsync(false);
    }

    [Fact]
    public async Task Only_documents_of_the_guild_whose_site_is_read_are_asked_for()
    {
        var report = await VerifyAsync(TestDecision.Award.Bytes.ToArray(), Base + "/");
        Assert.Equal(("valid", false), (report["state"]!.GetValue<string>(), report["preview"]!.GetValue<bool>()));
        Assert.Equal([$"{Base}/.well-known/did.json", $"{Base}/authority/1.json", $"{Base}/status/1.json"], report["asked"]!.AsArray().Select(a => a!.GetValue<string>()).Order(StringComparer.Ordinal));

        var text = Encoding.UTF8.GetString(TestDecision.Award.Bytes.Span);
        var elsewhere = await VerifyAsync(Encoding.UTF8.GetBytes(text.Replace("https://badges.tidewater.example/status/1.json\"", "https://other.example/status/1.json\"", StringComparison.Ordinal)), Base + "/");
        Assert.Equal("altered", elsewhere["state"]!.GetValue<string>());
        Assert.DoesNotContain(elsewhere["asked"]!.AsArray(), a => a!.GetValue<string>().Contains("other.example", StringComparison.Ordinal));

        var foreign = await VerifyAsync(Encoding.UTF8.GetBytes(text.Replace(Did, "did:web:other.example", StringComparison.Ordinal)), Base + "/");
        Assert.Equal("undetermined", foreign["state"]!.GetValue<string>());
        Assert.Empty(foreign["asked"]!.AsArray());
    }

    [Fact]
    public async Task A_preview_says_that_it_is_one()
    {
        var report = await VerifyAsync(TestDecision.Award.Bytes.ToArray(), "http://localhost:8080/copy/");
        Assert.Equal(("valid", true), (report["state"]!.GetValue<string>(), report["preview"]!.GetValue<bool>()));
        Assert.Contains("a preview of its site, checked against the documents at localhost:8080", report["checks"]!.AsArray()[^1]!["reason"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_site_nobody_is_asked_and_recognition_is_not()
    {
        var report = await VerifyAsync(TestDecision.Award.Bytes.ToArray(), null);
        Assert.Equal("undetermined", report["state"]!.GetValue<string>());
        Assert.Empty(report["asked"]!.AsArray());
        Assert.Equal("notChecked", report["checks"]!.AsArray()[^1]!["verdict"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("DecompressionStream", "this browser is too old: it cannot unpack a status list")]
    public async Task A_browser_that_lacks_something_says_so_and_nothing_else(string missing, string told)
    {
        var report = await VerifyAsync(TestDecision.Award.Bytes.ToArray(), Base + "/", missing);
        Assert.Equal(("undetermined", $"We could not check it: {told}."), (report["state"]!.GetValue<string>(), report["summary"]!.GetValue<string>()));
        Assert.All(report["checks"]!.AsArray(), c => Assert.Equal("notChecked", c!["verdict"]!.GetValue<string>()));
        Assert.Empty(report["asked"]!.AsArray());
    }

    private Task<string> AskAsync(string name) => page.RunAsync<string>("site.js", """
        async ({ askSite }, { base, root, name }) => {
            const { bytes, absent, unreachable } = await askSite({ base, root })(`${base}/${name}`, 1024);
            return bytes ? `${bytes.length} bytes` : absent ? `absent: ${absent}` : `unreachable: ${unreachable}`;
        }
        """, new JsonObject { ["base"] = Base, ["root"] = page.Address, ["name"] = name }.ToJsonString());

    private async Task<JsonNode> VerifyAsync(byte[] award, string? root, string? missing = null)
    {
        var documents = new GuildSite().With("", []).Documents;
        return JsonNode.Parse(await page.RunAsync<string>("verify.js", Verify, new JsonObject
        {
            ["award"] = Convert.ToBase64String(award),
            ["documents"] = new JsonObject(documents.Select(d => KeyValuePair.Create<string, JsonNode?>($"{Base}/{d.Key}", Encoding.UTF8.GetString(d.Value)))),
            ["home"] = root is null ? null : new JsonObject { ["base"] = Base, ["root"] = root },
            ["missing"] = missing,
        }.ToJsonString()))!;
    }
}
