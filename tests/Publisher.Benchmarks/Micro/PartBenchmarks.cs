using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Publisher.Benchmarks.Guild;
using Publisher.Credentials.Canonical;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Formats;

namespace Publisher.Benchmarks.Micro;

/// <summary>The parts of a build, each on one award of the made-up guild.</summary>
[MemoryDiagnoser]
public class PartBenchmarks
{
    private readonly ArrayBufferWriter<byte> buffer = new(64 * 1024);
    private readonly AwardPages pages = new();
    private readonly byte[] hashData = new byte[ProofVerifier.HashDataLength];
    private BuiltGuild guild = null!;
    private byte[] bytes = null!;
    private SignedDocument document = null!;
    private CredentialVerifier verifier = null!;
    private VerificationQuestion question = null!;
    private DataIntegrityProof proof = null!;
    private Ed25519PublicKey key = null!;
    private string file = "";

    /// <summary>Takes the first credential.</summary>
    [GlobalSetup]
    public void Setup()
    {
        guild = BuiltGuild.Current ?? throw new InvalidOperationException("micro makes the guild first");
        file = Path.Combine(guild.Folder, "page.html");
        bytes = guild.Corpus.Credentials[0];
        document = AwardSigner.Parse(bytes);
        verifier = new CredentialVerifier(guild.Corpus.Material);
        question = new() { At = document.Root.GetProperty("validFrom").GetDateTimeOffset() };
        if (!DataIntegrityProof.TryRead(document.Root.GetProperty("proof")[0], out proof!, out var problem)
            || !guild.Corpus.Controller.TryRetrieve(proof.VerificationMethod, out key!, out problem)
            || !new ProofVerifier(document, ContextSet.Ours).TryHash(proof, hashData))
        {
            throw new InvalidOperationException(problem);
        }
    }

    /// <summary>Strict JSON.</summary>
    [Benchmark]
    public SignedDocument Parse() => AwardSigner.Parse(bytes);

    /// <summary>JSON-LD to canonical N-Quads to their hash.</summary>
    [Benchmark]
    public byte[] Rdfc()
    {
        buffer.ResetWrittenCount();
        return JsonLdCanonicalizer.TryCanonicalize(document.Root, ContextSet.Ours, buffer, out var problem, "proof")
            ? SHA256.HashData(buffer.WrittenSpan)
            : throw new InvalidOperationException(problem.Detail);
    }

    /// <summary>Canonical JSON and its hash.</summary>
    [Benchmark]
    public byte[] Jcs()
    {
        buffer.ResetWrittenCount();
        JsonCanonicalizer.Write(document.Root, buffer, "proof");
        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>One signature over what one proof signs.</summary>
    [Benchmark]
    public bool Ed25519() => key.Verify(hashData, proof.Signature.AsSpan()) ? true : throw new InvalidOperationException("the signature is not good");

    /// <summary>An award judged whole: format, signatures of both suites, authority, status, dates.</summary>
    [Benchmark]
    public VerificationReport VerifyAward() => verifier.Verify(document, question);

    /// <summary>The page of an award that was read.</summary>
    [Benchmark]
    public int RenderPage() => pages.Files(guild.Award.Linked, guild.Award.Read, guild.Context, new DiagnosticBag()).Single().Bytes.Length;

    /// <summary>One page written to a file that was not there, and the file removed again.</summary>
    [Benchmark]
    public void WriteFile()
    {
        File.WriteAllBytes(file, guild.Page);
        File.Delete(file);
    }
}
