using System.Collections.Immutable;
using Publisher.Benchmarks.Guild;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Verification;

namespace Publisher.Benchmarks.Measuring;

/// <summary>Published credentials of a built site, in memory, and what their issuer says of itself.</summary>
internal sealed class Corpus
{
    private Corpus(ImmutableArray<byte[]> credentials, ControllerDocument controller, IssuerMaterial material) =>
        (Credentials, Controller, Material) = (credentials, controller, material);

    /// <summary>The credentials' bytes, by name.</summary>
    public ImmutableArray<byte[]> Credentials { get; }

    /// <summary>The issuer's DID document.</summary>
    public ControllerDocument Controller { get; }

    /// <summary>All that a verifier is given.</summary>
    public IssuerMaterial Material { get; }

    /// <summary>The first <paramref name="count"/> credentials of a site, in the order of their names.</summary>
    public static Corpus OfSite(string site, int count)
    {
        byte[] At(string path) => File.ReadAllBytes(Path.Combine(site, path));
        var files = Directory.GetFiles(Path.Combine(site, "credentials"));
        Array.Sort(files, StringComparer.Ordinal);
        if (!ControllerDocument.TryRead(AwardSigner.Parse(At("did.json")), out var controller, out var problem)
            || !AuthorityDocument.TryRead(AwardSigner.Parse(At("authority/1.json")), out var authority, out _)
            || !AuthorityChain.TryVerify([authority], out var chain, out _))
        {
            throw new BenchmarkException($"what the site says of its issuer cannot be read: {problem ?? "authority/1.json"}");
        }
        var material = new IssuerMaterial
        {
            Issuer = controller.Id,
            Controller = controller,
            Authority = chain,
            StatusLists = Directory.GetFiles(Path.Combine(site, "status")).ToImmutableDictionary(
                f => $"{GuildPlan.BaseUrl}/status/{Path.GetFileName(f)}", f => AwardSigner.Parse(File.ReadAllBytes(f)), StringComparer.Ordinal),
        };
        return new([.. files.Take(count).Select(File.ReadAllBytes)], controller, material);
    }
}
