using System.Text;
using System.Text.Json;
using Publisher.Authoring;
using Publisher.Browser.Tests.Verifying;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Tests.Keys;
using Publisher.Testing;

namespace Publisher.Browser.Tests.Signing;

/// <summary>The browser's signatures beside the program's: over one document, with one key and one moment, one answer, byte for byte.</summary>
public sealed class ProofDifferentialTests(ScriptedPage page) : IClassFixture<ScriptedPage>
{
    private const string Sign = """
        async (maker, { seed, texts, created, keys, json, issuer }) => {
          const { keyOfSeed } = await import(keys);
          const { parse } = await import(json);
          const key = await keyOfSeed(Uint8Array.from(seed));
          return Promise.all(texts.map(async text => {
            const { root } = parse(new TextEncoder().encode(text)).document;
            return maker.proofFile(await maker.makeProofs(root, issuer, Date.parse(created), key));
          }));
        }
        """;

    [Theory]
    [InlineData("2026-11-20T18:30:00.000Z")]
    [InlineData("2031-01-01T00:00:59.999Z")]
    public async Task A_browser_writes_the_very_file_that_publisher_sign_writes(string created)
    {
        const string Issuer = "did:web:badges.tidewater.example";
        var awards = TestSites.Read(TestSites.Example).Under("content/awards/").Where(f => f.Path.EndsWith(".json", StringComparison.Ordinal) && !f.Path.Contains(".proofs/", StringComparison.Ordinal))
            .Select(f => Encoding.UTF8.GetString(f.Bytes.Span)).ToList();
        Assert.True(awards.Count > 20);
        // Letters that JSON may write in two ways, and that stand beyond the first plane.
        awards.Add(awards[0].Replace("\"name\": \"", "\"name\": \"\\u00dc / \\ud83d\\udd27 \\\"so\\\" <&> \u2028", StringComparison.Ordinal));
        foreach (var seed in (byte[][])[[.. Enumerable.Range(0, 32).Select(i => (byte)i)], [.. Enumerable.Repeat((byte)255, 32)]])
        {
            var signer = new TestSigner(seed);
            var argument = JsonSerializer.Serialize(new { seed = seed.Select(b => (int)b), texts = awards, created, keys = page.AddressOf("own-key.js"), json = page.AddressOf("json.js"), issuer = Issuer });
            var made = await page.RunAsync<string[]>("proof-maker.js", Sign, argument);

            Assert.Equal(awards.Count, made.Length);
            foreach (var (text, file) in awards.Zip(made))
            {
                Assert.True(SignedDocument.TryParse(Encoding.UTF8.GetBytes(text), out var document, out _));
                var moment = DateTimeOffset.Parse(created, System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(Encoding.UTF8.GetString(SignedText.ProofFile(SignedText.Prove(document, moment, Issuer, signer))), file);
            }
        }
    }

    [Fact]
    public async Task What_the_closed_world_does_not_know_is_not_signed()
    {
        var award = Encoding.UTF8.GetString(TestSites.Read(TestSites.Example).Under("content/awards/").First(f => f.Path.EndsWith(".json", StringComparison.Ordinal)).Bytes.Span);
        string[] texts =
        [
            award.Replace("\"awardedDate\"", "\"awardedDay\"", StringComparison.Ordinal),
            award.Replace("context-3.0.3", "context-3.0.9", StringComparison.Ordinal),
            "{\"type\": \"StatusDecision\"}",
        ];
        Assert.All(texts, text => Assert.NotEqual(award, text));
        const string Try = """
            async (maker, { texts, keys, json, issuer }) => {
              const { keyOfSeed } = await import(keys);
              const { parse } = await import(json);
              const key = await keyOfSeed(new Uint8Array(32).fill(7));
              return Promise.all(texts.map(text => maker.makeProofs(parse(new TextEncoder().encode(text)).document.root, issuer, Date.now(), key).then(() => 'signed', problem => problem instanceof maker.NotSignable ? 'refused' : String(problem))));
            }
            """;
        var argument = JsonSerializer.Serialize(new { texts, keys = page.AddressOf("own-key.js"), json = page.AddressOf("json.js"), issuer = "did:web:badges.tidewater.example" });
        Assert.Equal(["refused", "refused", "refused"], await page.RunAsync<string[]>("proof-maker.js", Try, argument));
    }

    [Fact]
    public async Task The_word_that_a_browser_makes_is_read_for_its_own_guild_alone()
    {
        const string Make = """
            async (keys, { seed, issuer }) => keys.possession(issuer, await keys.keyOfSeed(Uint8Array.from(seed)))
            """;
        var seed = Enumerable.Range(1, 32).ToArray();
        var word = await page.RunAsync<string>("own-key.js", Make, JsonSerializer.Serialize(new { seed, issuer = "did:web:badges.harbour.test" }));
        Assert.True(OfferedKey.TryRead(word, "did:web:badges.harbour.test", out var offered, out _));
        Assert.Equal(new TestSigner([.. seed.Select(b => (byte)b)]).Multibase, offered.Key.Multibase);
        Assert.Equal(KeyKept.Browser, offered.Kept);
        Assert.False(OfferedKey.TryRead(word, "did:web:badges.harbour.example", out _, out _));
        for (var at = 0; at < word.Length; at += 7)
        {
            var changed = word[..at] + (word[at] == 'a' ? 'b' : 'a') + word[(at + 1)..];
            Assert.False(OfferedKey.TryRead(changed, "did:web:badges.harbour.test", out _, out _), changed);
        }
    }

    [Fact]
    public async Task A_locked_key_opens_with_its_passphrase_as_it_was_locked_and_not_otherwise()
    {
        const string Lock = """
            async (sealed, argument) => {
              const seed = Uint8Array.from(argument.seed);
              const record = await sealed.seal(seed, 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', 'did:web:a.example', 'caf\u00e9 au lait, please');
              const opens = async (changes, phrase) => (await sealed.open({ ...record, ...changes }, phrase))?.join() ?? null;
              return [
                await opens({}, 'cafe\u0301 au lait, please'),
                await opens({}, 'cafe au lait, please'),
                await opens({ issuer: 'did:web:b.example' }, 'caf\u00e9 au lait, please'),
                await opens({ publicKeyMultibase: 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2' }, 'caf\u00e9 au lait, please'),
                String(sealed.readRecord(sealed.fileOf(record)) !== null),
                String(sealed.readRecord(sealed.fileOf({ ...record, iterations: 1000 }))),
                String(sealed.readRecord(sealed.fileOf({ ...record, iterations: 1e12 }))),
                String(sealed.readRecord(sealed.fileOf(record).replace('"format": 1', '"format": 2'))),
                String(sealed.readRecord('null')), String(sealed.readRecord('[')),
              ];
            }
            """;
        var seed = Enumerable.Range(0, 32).Reverse().ToArray();
        var answers = await page.RunAsync<string?[]>("sealed-key.js", Lock, JsonSerializer.Serialize(new { seed }));
        Assert.Equal([string.Join(',', seed), null, null, null, "true", "null", "null", "null", "null", "null"], answers);
    }
}
