using Publisher.Cli.Keys;
using Publisher.Credentials.Keys;
using Publisher.Testing;

namespace Publisher.Cli.Tests.Authoring;

public sealed class DemonstrationKeyTests
{
    [Fact]
    public void Every_published_key_opens_with_the_published_passphrase_and_is_on_the_deny_list()
    {
        var files = Directory.EnumerateFiles(RepositoryFiles.InRoot("tests", "keys"), "*.json").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["fixture", "harbour-recovery", "idris-phone", "idris", "jory", "maren-new", "maren", "noor", "recovery", "sol"], files.Select(f => Path.GetFileNameWithoutExtension(f)!));
        using var passphrase = new Passphrase("tidewater-demonstration-only");
        var keys = new List<string>();
        foreach (var path in files)
        {
            var file = KeyFile.Read(File.ReadAllBytes(path), out var problem);
            Assert.True(file is not null, problem);
            using var key = file.Open(passphrase);
            Assert.Equal(file.PublicKey, key!.PublicKey);
            keys.Add(key.PublicKey.Multibase);
        }
        foreach (var line in File.ReadLines(RepositoryFiles.InRoot("tests", "keys", "fixture-signers.txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            using var key = NSec.Cryptography.Key.Import(NSec.Cryptography.SignatureAlgorithm.Ed25519, Convert.FromHexString(line.Split(' ')[1]), NSec.Cryptography.KeyBlobFormat.RawPrivateKey);
            Assert.True(Ed25519PublicKey.TryCreate(key.PublicKey.Export(NSec.Cryptography.KeyBlobFormat.RawPublicKey), out var published));
            keys.Add(published.Multibase);
        }
        Assert.Equal(DemonstrationKeys.Multibase.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("did:web:badges.tidewater.example", false)]
    [InlineData("did:web:example:a", false)]
    [InlineData("did:web:localhost%3A8080", false)]
    [InlineData("did:web:a.localhost", false)]
    [InlineData("did:web:badges.makers.org", true)]
    [InlineData("did:web:badges.makers.org:x.example", true)]
    [InlineData("did:web:notlocalhost", true)]
    [InlineData("did:web:badexample", true)]
    [InlineData("did:key:z6Mk.example", true)]
    public void A_published_key_counts_for_demonstrations_only(string issuer, bool refused)
    {
        Assert.True(Ed25519PublicKey.TryParse(DemonstrationKeys.Multibase.First(), out var published));
        Assert.Equal(refused, DemonstrationKeys.IsRefused(published, issuer));
        using var own = PrivateKey.Generate();
        Assert.False(DemonstrationKeys.IsRefused(own.PublicKey, issuer));
    }
}
