using System.Collections.Immutable;
using System.Text;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;

namespace Publisher.Authoring;

/// <summary>Proofs joined to a document: in the file itself (the first signer) or in a file beside it (each further one).</summary>
public static class SignedText
{
    private const string End = "\n}\n";
    private const string Empty = ",\n  \"proof\": []\n}\n";

    /// <summary>
    /// One signer's proofs over a document, as text: rdfc then jcs for a document with an <c>@context</c>, jcs alone for one without
    /// (an authority version).
    /// </summary>
    /// <param name="document">The document; proofs it already has are not covered.</param>
    /// <param name="created">When, in whole seconds.</param>
    /// <param name="issuer">The issuer's DID; the key is named as its verification method.</param>
    /// <param name="signer">The key.</param>
    /// <exception cref="ArgumentException">The document cannot be signed; the message says why.</exception>
    public static ImmutableArray<string> Prove(SignedDocument document, DateTimeOffset created, string issuer, ISigner signer)
    {
        var method = $"{issuer}#{signer.PublicKey.Multibase}";
        string Make(Cryptosuite suite) => ProofCreator.Create(document, suite, Timestamps.WholeSeconds(created), method, signer);
        return document.Root.TryGetProperty("@context", out _)
            ? [Make(Cryptosuite.EddsaRdfc2022), Make(Cryptosuite.EddsaJcs2022)]
            : [Make(Cryptosuite.EddsaJcs2022)];
    }

    /// <summary>A new document with its first signer's proofs, as the bytes of its file.</summary>
    /// <exception cref="ArgumentException">The document cannot be signed; the message says why.</exception>
    public static byte[] Sign(JsonText unsigned, DateTimeOffset created, string issuer, ISigner signer)
    {
        var text = unsigned.ToDocument();
        return SignedDocument.TryParse(Encoding.UTF8.GetBytes(text), out var document, out var problem)
            ? WithProofs(text, Prove(document, created, issuer, signer))
            : throw new ArgumentException(problem.Detail, nameof(unsigned));
    }

    /// <summary>An unsigned document's text with proofs as its last member.</summary>
    /// <exception cref="ArgumentException">The text is no object as <see cref="JsonText"/> writes it.</exception>
    public static byte[] WithProofs(string unsigned, ImmutableArray<string> proofs)
    {
        return unsigned.EndsWith(End, StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes($"{unsigned[..^End.Length]},\n  \"proof\": [\n    {string.Join(",\n    ", proofs)}\n  ]{End}")
            : throw new ArgumentException("the text must end as an object of the committed style does", nameof(unsigned));
    }

    /// <summary>A draft that nobody has signed yet: its last member is an empty <c>proof</c> array.</summary>
    public static byte[] Draft(JsonText unsigned)
    {
        var text = unsigned.ToDocument();
        return Encoding.UTF8.GetBytes(text[..^End.Length] + Empty);
    }

    /// <summary>A draft (its last member is an empty <c>proof</c> array) with its first signer's proofs.</summary>
    /// <exception cref="ArgumentException">The bytes are no draft in the committed style.</exception>
    public static byte[] SignDraft(ReadOnlySpan<byte> draft, ImmutableArray<string> proofs)
    {
        var text = Encoding.UTF8.GetString(draft);
        return text.EndsWith(Empty, StringComparison.Ordinal)
            ? WithProofs(text[..^Empty.Length] + "\n}\n", proofs)
            : throw new ArgumentException("an unsigned draft must end with an empty proof array, two spaces in", nameof(draft));
    }

    /// <summary>A further signer's proof file: an array whose elements stand as they will in the document they are spliced into.</summary>
    public static byte[] ProofFile(ImmutableArray<string> proofs) => Encoding.UTF8.GetBytes($"[\n    {string.Join(",\n    ", proofs)}\n]\n");
}
