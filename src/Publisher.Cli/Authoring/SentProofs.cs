using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Proofs;

namespace Publisher.Cli.Authoring;

/// <summary>A file of proofs that somebody sent: a JSON array by one key. It is written as it came; whether it is good is judged with the document.</summary>
internal sealed class SentProofs
{
    private const int Longest = 64 * 1024;

    private readonly string method;

    private SentProofs(ReadOnlyMemory<byte> bytes, string method) => (Bytes, this.method) = (bytes, method);

    /// <summary>The bytes as they came.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="CliException">It holds no proofs of one key.</exception>
    public static SentProofs Read(CliContext context, string typed)
    {
        var path = context.Resolve(typed);
        if (!File.Exists(path))
        {
            throw CliException.Usage($"there is no file {typed}", "name the file of proofs that you were sent, such as m2.json");
        }
        if (new FileInfo(path).Length > Longest)
        {
            throw CliException.Bad($"{typed} is too large for a file of proofs");
        }
        var bytes = File.ReadAllBytes(path);
        if (!SignedDocument.TryParse(bytes, out var document, out var problem) || document.Root.ValueKind != JsonValueKind.Array || document.Root.GetArrayLength() == 0)
        {
            throw CliException.Bad($"{typed} is no file of proofs: {problem?.Detail ?? "it holds no array of proofs"}", "ask for the file that 'publisher sign' wrote, in the folder ending in .proofs");
        }
        var methods = new HashSet<string>(StringComparer.Ordinal);
        foreach (var json in document.Root.EnumerateArray())
        {
            methods.Add(DataIntegrityProof.TryRead(json, out var proof, out var wrong)
                ? proof.VerificationMethod
                : throw CliException.Bad($"{typed} is no file of proofs: {wrong}", "ask for the file that 'publisher sign' wrote"));
        }
        return methods.Count == 1 ? new(bytes, methods.First()) : throw CliException.Bad($"{typed} holds the proofs of several keys", "each signer's proofs come in a file of their own");
    }

    /// <summary>The member whose key made them.</summary>
    /// <exception cref="CliException">Nobody's.</exception>
    public AuthorityMember MemberIn(ImmutableArray<AuthorityDocument> authorities) =>
        authorities.SelectMany(a => a.Members.Where(m => m.Keys.Any(k => method == $"{a.Issuer}#{k.Key.Multibase}"))).FirstOrDefault()
        ?? throw CliException.Bad($"these proofs are by {method}, which is no member's key under these rules", "are they for another document, or another guild?");
}
