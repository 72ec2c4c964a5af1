using System.Text.Json;
using NSec.Cryptography;
using Publisher.Benchmarks.Guild;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Verification;

namespace Publisher.Benchmarks.Measuring;

/// <summary>How many in a second of processor time, by one thread of this process, again and again over the same credentials.</summary>
internal sealed class HotRates
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1.5);

    private readonly Corpus corpus;
    private readonly CredentialVerifier verifier;
    private readonly PublicKey key;
    private readonly byte[] message = new byte[64];
    private readonly byte[] signature;

    public HotRates(Corpus corpus)
    {
        this.corpus = corpus;
        verifier = new CredentialVerifier(corpus.Material);
        using var signer = Key.Create(SignatureAlgorithm.Ed25519);
        key = signer.PublicKey;
        new Dice("message", 0).Fill(message);
        signature = SignatureAlgorithm.Ed25519.Sign(signer, message);
    }

    /// <summary>Ed25519 verifications of 64-byte messages by libsodium, nothing around them.</summary>
    public double Raw() => PerSecond(() =>
    {
        for (var i = 0; i < 100; i++)
        {
            Require(SignatureAlgorithm.Ed25519.Verify(key, message, signature));
        }
        return 100;
    });

    /// <summary>Proofs: the credential parsed, its proofs read, their keys looked up, everything hashed and verified.</summary>
    /// <param name="only">One suite, or null for both.</param>
    public double Proofs(Cryptosuite? only) => PerSecond(Over(credential =>
    {
        var document = AwardSigner.Parse(credential);
        var proofs = new ProofVerifier(document, ContextSet.Ours);
        var count = 0;
        foreach (var json in document.Root.GetProperty("proof"u8).EnumerateArray())
        {
            if (only is { } suite && !json.GetProperty("cryptosuite"u8).ValueEquals(suite.NameOf()))
            {
                continue;
            }
            Require(DataIntegrityProof.TryRead(json, out var proof, out _)
                && corpus.Controller.TryRetrieve(proof.VerificationMethod, out var by, out _)
                && proofs.Verify(proof, by));
            count++;
        }
        return count;
    }));

    /// <summary>Awards with all their proofs: parsed, and judged as a build judges them (format, signatures, authority, status, dates).</summary>
    /// <returns>Proofs in a second.</returns>
    public double Awards() => PerSecond(Over(credential =>
    {
        var document = AwardSigner.Parse(credential);
        var report = verifier.Verify(document, new() { At = From(document.Root) });
        Require(report.State == CredentialState.Valid);
        return document.Root.GetProperty("proof"u8).GetArrayLength();
    }));

    private static DateTimeOffset From(JsonElement root) => root.GetProperty("validFrom"u8).GetDateTimeOffset();

    private Func<int> Over(Func<byte[], int> verify) => () =>
    {
        var count = 0;
        foreach (var credential in corpus.Credentials)
        {
            count += verify(credential);
        }
        return count;
    };

    // Seconds of processor time, of all threads of this process, so that what else the machine does is not counted as ours.
    private static double PerSecond(Func<int> pass)
    {
        pass();
        var (began, count) = (Environment.CpuUsage.TotalTime, 0);
        TimeSpan used;
        do
        {
            count += pass();
            used = Environment.CpuUsage.TotalTime - began;
        }
        while (used < Enough);
        return count / used.TotalSeconds;
    }

    private static void Require(bool good)
    {
        if (!good)
        {
            throw new BenchmarkException("a signature of the made-up guild is not good");
        }
    }
}
