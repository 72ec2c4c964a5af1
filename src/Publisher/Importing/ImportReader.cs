using System.Text;
using Publisher.Credentials.Baking;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Importing;

/// <summary>
/// Reads a file of another program: Open Badges JSON (2.0 and 3.0, also many of them in one file, as platforms export them), a picture with an award inside, a compact JWS,
/// or a table. What is signed in it is not verified: nothing of it is taken for true, only for a proposal that people look at.
/// </summary>
public static class ImportReader
{
    /// <summary>How much is read: an export of a whole issuer with pictures inside.</summary>
    public static JsonLimits Limits { get; } = new(32 * 1024 * 1024, 64);

    /// <summary>Reads a file.</summary>
    public static ImportedContent Read(SourceFile file, DiagnosticBag diagnostics)
    {
        if (Unpacked(file, diagnostics) is not { } text)
        {
            return new() { IsKnown = true };
        }
        var first = text.Bytes.Span.TrimStart(" \t\r\n\uFEFF"u8);
        if (!first.StartsWith("{"u8) && !first.StartsWith("["u8))
        {
            return ImportTable.Read(text, diagnostics);
        }
        if (!SignedDocument.TryParse(WithoutMark(text.Bytes), out var document, out var problem, Limits))
        {
            diagnostics.Add(ImportDescriptors.NotReadable, SourceText.Locate(text.Path, WithoutMark(text.Bytes).Span, problem.Offset), problem.Detail);
            return new() { IsKnown = true };
        }
        var read = new OpenBadgesImport(diagnostics);
        read.Take(new ImportNode(new(text.Path, document.Bytes), document.Root, ""));
        return Known(read.Content, text.Path, diagnostics);
    }

    /// <summary>Says so when a file held nothing.</summary>
    internal static ImportedContent Known(ImportedContent content, string path, DiagnosticBag diagnostics)
    {
        if (!content.IsKnown)
        {
            diagnostics.Add(ImportDescriptors.NothingKnown, new(path));
        }
        return content;
    }

    // Some programs begin their exports with a byte order mark; it says nothing.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static SourceFile? Unpacked(SourceFile file, DiagnosticBag diagnostics)
    {
        if (!BakedImage.IsPng(file.Bytes.Span) && !BakedImage.IsXml(file.Bytes.Span))
        {
            return Payload(file);
        }
        if (!BakedImage.TryRead(file.Bytes, out var content, out var problem))
        {
            diagnostics.Add(ImportDescriptors.NotReadable, new(file.Path), problem.Detail);
            return null;
        }
        return Payload(new(file.Path, content.Credential ?? content.Assertion!.Value));
    }

    // A compact JWS (RFC 7515 §3.1): what it says is its middle part.
    private static SourceFile Payload(SourceFile file)
    {
        if (file.Bytes.Length > Limits.Bytes || !file.Bytes.Span.StartsWith("eyJ"u8))
        {
            return file;
        }
        var parts = Encoding.UTF8.GetString(file.Bytes.Span).Trim().Split('.');
        if (parts.Length != 3 || !System.Buffers.Text.Base64Url.IsValid(parts[1]))
        {
            return file;
        }
        return new(file.Path, System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));
    }
}
