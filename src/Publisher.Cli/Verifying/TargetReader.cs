using System.Buffers;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Cli.Network;
using Publisher.Credentials.Baking;
using Publisher.Credentials.Bundles;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Verifying;

/// <summary>Makes of bytes, whatever they are, the document to verify.</summary>
internal static class TargetReader
{
    /// <summary>The most that is read of anything: an image with an award in it, an offline file.</summary>
    internal const int MostBytes = 8 * 1024 * 1024;

    // Each award of a record stands a few levels down in it.
    private static readonly JsonLimits RecordLimits = new(MostBytes, JsonLimits.Credential.Depth + 4);

    private static readonly SearchValues<byte> SignedTextBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    private const string NothingReadable = "it is neither a picture nor JSON, so there is no award in it";

    private const string Foreign = "it is signed as a whole text (JWT or JWS), a form we do not read yet";

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal static VerifyTarget ReadFile(string shown, string path, NamedAs named)
    {
        var target = new VerifyTarget { Shown = shown, Path = path, Named = named };
        if (!DocumentFile.TryReadBytes(path, MostBytes, out var bytes, out var problem))
        {
            return target with { Problem = problem };
        }
        var read = Read(target, bytes);
        // Only where a repository keeps further signers' proofs beside it does it matter whether the file is one of its parts.
        return read.Document is not null && Directory.Exists(Path.ChangeExtension(path, ".proofs"))
            ? DocumentFile.TryReadPublished(path, out var published, out problem) ? read with { Document = published } : target with { Problem = problem }
            : read;
    }

    /// <summary>Fetches a document; of a web page the signed award it names.</summary>
    internal static VerifyTarget Fetch(string shown, WebFetcher web, CancellationToken stop)
    {
        var target = new VerifyTarget { Shown = shown, Named = NamedAs.Address };
        var answer = web.Get(shown, MostBytes, sameHost: false, stop);
        if (answer.Problem is null && IsPage(answer.Bytes.Span))
        {
            if (AlternateLinks.Find(answer.Bytes.Span, answer.Address, out var problem) is not { } award)
            {
                return target with { Address = answer.Address.AbsoluteUri, Problem = problem, IsDoubt = true };
            }
            answer = web.Get(award, MostBytes, sameHost: true, stop);
            if (answer.Problem is null && IsPage(answer.Bytes.Span))
            {
                return target with { Address = answer.Address.AbsoluteUri, Problem = $"the signed award that the page names, {award}, is a web page again", IsDoubt = true };
            }
        }
        return answer.Problem is null
            ? Read(target with { Address = answer.Address.AbsoluteUri }, answer.Bytes)
            : target with { Problem = answer.Problem, IsDoubt = true };
    }

    private static VerifyTarget Read(VerifyTarget target, ReadOnlyMemory<byte> bytes)
    {
        if (IsSignedText(bytes.Span))
        {
            return target with { Kind = DocumentKind.SignedText, Problem = Foreign, IsDoubt = true };
        }
        if (bytes.IsEmpty)
        {
            return target with { Problem = "it is empty", IsDoubt = target.Named == NamedAs.Address };
        }
        if (BakedImage.IsPng(bytes.Span) || BakedImage.IsXml(bytes.Span))
        {
            return ReadPicture(target with { InPicture = true }, bytes);
        }
        // Somebody who took the wrong file, a certificate as PDF or a letter, changed nothing and claimed nothing.
        if (!BeginsLikeJson(bytes.Span))
        {
            return target with { Kind = DocumentKind.Other, Problem = NothingReadable, IsDoubt = true };
        }
        // Only an offline file and a learner record may be longer than a credential.
        var isLong = bytes.Length > JsonLimits.Credential.Bytes;
        var limits = !isLong ? null : AwardBundle.Looks(bytes.Span) ? AwardBundle.Limits : DocumentKinds.MayBeRecord(bytes.Span) ? RecordLimits : null;
        if (!DocumentFile.TryParse(bytes, out var document, out var problem, limits))
        {
            return target with { Problem = problem };
        }
        if (limits != RecordLimits && AwardBundle.Is(document))
        {
            return AwardBundle.TryRead(document, out var bundle, out problem)
                ? target with { Document = bundle.Credential, Kind = DocumentKind.Award, Bundle = bundle, Address = bundle.Address }
                : target with { Problem = problem };
        }
        var (kind, what) = DocumentKinds.Of(document.Root);
        if (limits == RecordLimits && kind != DocumentKind.Other)
        {
            return target with { Problem = "it is longer than any award, and no unsigned learner record" };
        }
        return target with { Document = document, Kind = kind, Is = what };
    }

    // Of two awards in one picture the signed one says more.
    private static VerifyTarget ReadPicture(VerifyTarget target, ReadOnlyMemory<byte> bytes)
    {
        if (!BakedImage.TryRead(bytes, out var content, out var nothing))
        {
            return target with { Problem = nothing.Detail, IsDoubt = nothing.Kind is BakingProblemKind.NothingInside or BakingProblemKind.NotAPicture };
        }
        return content.Credential is null && content.AssertionText is { } address && WebAddress.Looks(address)
            ? target with { Problem = $"the picture holds only the address where its award is hosted; verify that: {address}", IsDoubt = true }
            : Read(target, content.Credential ?? content.Assertion!.Value);
    }

    // A picture in SVG begins like a page.
    private static bool IsPage(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.TrimStart(" \t\r\n"u8);
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        return text.StartsWith("<"u8) && Encoding.UTF8.GetString(text[..Math.Min(text.Length, 1024)]) is { } head
            && (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
                || head.Contains("<head", StringComparison.OrdinalIgnoreCase) || !head.Contains("<svg", StringComparison.OrdinalIgnoreCase));
    }

    private static bool BeginsLikeJson(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        text = text.TrimStart(" \t\r\n"u8);
        return text.StartsWith("{"u8) || text.StartsWith("["u8);
    }

    // RFC 7515 §3.1: three texts in base64url between points; the first is an object, and so begins with "ey".
    private static bool IsSignedText(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.Trim(" \t\r\n"u8);
        return text.StartsWith("ey"u8) && text.Count((byte)'.') == 2
            && text.IndexOfAnyExcept(SignedTextBytes) < 0;
    }
}
