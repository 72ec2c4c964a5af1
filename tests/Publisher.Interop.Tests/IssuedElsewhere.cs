using System.Text;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;

namespace Publisher.Interop.Tests;

/// <summary>What Digital Bazaar's libraries issued (issue.mjs), once for all tests of it, and its issuers' sites.</summary>
public sealed class IssuedElsewhere : IAsyncLifetime, IIssuerDocuments
{
    /// <summary>The address of their site.</summary>
    public const string Address = "https://badges.school.example";

    /// <summary>When it is judged.</summary>
    public static DateTimeOffset At { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The issuers' documents, by address.</summary>
    public Dictionary<string, byte[]> Documents { get; private set; } = [];

    /// <summary>The credentials, by what issue.mjs calls them.</summary>
    public Dictionary<string, byte[]> Credentials { get; private set; } = [];

    /// <inheritdoc/>
    public string Source => "known from what its program issued";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var issued = await Node.RunAsync("issue.mjs");
        Documents = Read(issued, "documents");
        Credentials = Read(issued, "credentials");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>This program's verdict on one of them.</summary>
    public VerificationReport Judge(string name)
    {
        Assert.True(SignedDocument.TryParse(Credentials[name], out var credential, out var problem), problem?.ToString());
        var issuer = credential.Root.GetProperty("issuer");
        var material = IssuerAssembler.Assemble(issuer.ValueKind == JsonValueKind.String ? issuer.GetString()! : issuer.GetProperty("id").GetString()!, [credential], this);
        return new CredentialVerifier(material).Verify(credential, new VerificationQuestion { At = At });
    }

    /// <summary>Lays the did:web's site into a folder, with every credential as <c>credentials/&lt;number&gt;.json</c>; the paths of these, by name.</summary>
    public IReadOnlyDictionary<string, string> WriteSite(string folder)
    {
        foreach (var (address, bytes) in Documents)
        {
            Write(Path.Combine(folder, address[(Address.Length + 1)..]), bytes);
        }
        var paths = Credentials.Keys.Select((name, number) => (name, Path: FormattableString.Invariant($"credentials/{number:00}.json"))).ToDictionary(one => one.name, one => one.Path, StringComparer.Ordinal);
        foreach (var (name, path) in paths)
        {
            Write(Path.Combine(folder, path), Credentials[name]);
        }
        return paths;
    }

    /// <inheritdoc/>
    public DocumentAnswer Find(string address, int mostBytes) =>
        Documents.TryGetValue(address, out var bytes) ? DocumentAnswer.Found(bytes) : DocumentAnswer.Absent($"nothing stands at {address}");

    private static void Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    private static Dictionary<string, byte[]> Read(JsonElement issued, string member) =>
        issued.GetProperty(member).EnumerateObject().ToDictionary(one => one.Name, one => Encoding.UTF8.GetBytes(one.Value.GetRawText()), StringComparer.Ordinal);
}
