using System.Runtime.InteropServices;
using Publisher.Templates;
using Publisher.Verifying;

namespace Publisher.Cli.Disk;

/// <summary>
/// What was verified in a site's folder, kept from run to run in <c>.publisher/.verified</c>. It is sealed so that only this user's own program
/// can have written it (<see cref="SealedState"/>); deleting it, or doubting it, costs time and changes no byte.
/// </summary>
internal sealed class VerificationCache
{
    private const string Purpose = "verification memory";

    private readonly SealedState state;
    private readonly string folder;

    private VerificationCache(SealedState state, string folder, VerificationMemory memory) => (this.state, this.folder, Memory) = (state, folder, memory);

    /// <summary>Names the exact program: the identities its compiled parts and libraries have, and the runtime's.</summary>
    internal static string Program { get; } = string.Join(' ', new[]
    {
        typeof(VerificationCache).Assembly, typeof(Pipeline).Assembly, typeof(Credentials.Json.SignedDocument).Assembly,
        typeof(Markdig.Markdown).Assembly, typeof(YamlDotNet.Core.Parser).Assembly,
    }.Select(a => a.ManifestModule.ModuleVersionId).Append(TemplateSet.Engine).Select(id => id.ToString("N")).Append(RuntimeInformation.FrameworkDescription));

    /// <summary>Nothing is remembered.</summary>
    internal static VerificationCache None { get; } = new(SealedState.None, "", VerificationMemory.Empty(Program));

    /// <summary>What earlier runs verified.</summary>
    internal VerificationMemory Memory { get; }

    /// <summary>The cache of a site's folder.</summary>
    internal static VerificationCache Of(CliContext context, string folder)
    {
        var state = SealedState.Of(context);
        return new(state, folder, VerificationMemory.Read(Program, state.Load(PathIn(folder), Purpose, SealedState.BindingOf(folder))));
    }

    /// <summary>Remembers what this run verified, when that is not what is remembered already.</summary>
    internal void Remember(VerifiedContent verified)
    {
        if (state == SealedState.None || Memory.IsUpToDate(verified))
        {
            return;
        }
        try
        {
            HiddenFolder.In(folder);
            state.Save(PathIn(folder), Purpose, SealedState.BindingOf(folder), stream => VerificationMemory.Write(verified, Program, stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written to can be built all the same, only not as quickly.
        }
    }

    private static string PathIn(string folder) => Path.Combine(folder, ".publisher", ".verified");
}
