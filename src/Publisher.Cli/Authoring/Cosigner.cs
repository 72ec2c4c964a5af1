using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Authoring;

/// <summary>Asks, signs, and joins proofs to documents: what every kind of signing shares.</summary>
/// <param name="context">The terminal.</param>
/// <param name="site">The site.</param>
/// <param name="choice">Who signs, and when.</param>
/// <param name="passphrases">The command's passphrases, so that nobody types one twice; null for its own.</param>
internal sealed class Cosigner(CliContext context, SiteSession site, SigningChoice choice, PassphraseSource? passphrases = null)
{
    /// <summary>One person's proofs over a document, once they have said yes to what was shown.</summary>
    /// <exception cref="CliException">Nobody said yes, or the document cannot be signed.</exception>
    public ImmutableArray<string> Prove(SignedDocument document, SigningMember signer)
    {
        using var key = Open(signer);
        return Prove(document, key);
    }

    /// <summary>Asks whether to sign what was shown, and opens the key.</summary>
    /// <exception cref="CliException">Nobody said yes.</exception>
    /// <param name="signer">Whose key.</param>
    /// <param name="question">What is asked; null for whether to sign this.</param>
    public IHeldKey Open(SigningMember signer, string? question = null) => Open(signer.Key, question);

    /// <summary>Asks whether to sign what was shown, and opens the key.</summary>
    /// <param name="own">The key.</param>
    /// <param name="question">What is asked; null for whether to sign this.</param>
    /// <exception cref="CliException">Nobody said yes.</exception>
    public IHeldKey Open(OwnKey own, string? question = null)
    {
        if (!choice.Yes && !context.IsInteractive)
        {
            throw CliException.Usage("nobody is here to say yes, so nothing was signed", "read the above, then say --yes");
        }
        if (!choice.Yes && !Prompt.Confirm(context, question ?? $"sign this as {own.Handle}?", "--yes", suggestion: false))
        {
            throw CliException.Usage("nothing was signed");
        }
        if (passphrases is not null)
        {
            return own.Open(context, passphrases);
        }
        using var once = new PassphraseSource(context);
        return own.Open(context, once);
    }

    /// <summary>The proofs of an open key.</summary>
    /// <exception cref="CliException">The document cannot be signed.</exception>
    public ImmutableArray<string> Prove(SignedDocument document, IHeldKey key)
    {
        try
        {
            return SignedText.Prove(document, choice.Now, site.Config.IssuerDid, key);
        }
        catch (ArgumentException refused)
        {
            throw CliException.Bad($"this document cannot be signed: {refused.Message}");
        }
    }

    /// <summary>A document with the proofs beside it and one more file of them.</summary>
    /// <exception cref="CliException">They cannot be joined.</exception>
    public static SignedDocument Splice(ReadOnlyMemory<byte> file, IEnumerable<ReadOnlyMemory<byte>> others, ReadOnlyMemory<byte> proofs) =>
        ProofSplice.TrySplice(SiteSession.Parse(file), [.. others.Append(proofs).Select(SiteSession.Parse)], out var published, out var problem)
            ? published
            : throw CliException.Bad($"the proofs cannot be joined to the document: {problem.Detail}");

    /// <summary>The proof file of a member beside a document.</summary>
    /// <exception cref="CliException">It is there already.</exception>
    public NewFile ProofFile(string documentPath, string memberId, ReadOnlyMemory<byte> proofs)
    {
        var path = $"{ProofFolder(documentPath)}{memberId}.json";
        return site.Exists(path) ? throw CliException.Bad($"{path} is there already", "bring it back from git as it was committed") : new(path, proofs);
    }

    /// <summary>Writes it and says so.</summary>
    public void Write(NewFile file)
    {
        site.Write([file]);
        context.Out.WriteLine($"wrote {Printable.Line(site.Shown(context, file.Path))}; commit it");
    }

    /// <summary>The folder of further proofs of a document.</summary>
    public static string ProofFolder(string documentPath) => documentPath[..^".json".Length] + ".proofs/";
}
