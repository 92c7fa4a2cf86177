#include "chancery/model/kernels.h"

namespace chancery {

namespace plain {
extern const Kernels kKernels;
}
#ifdef CHANCERY_X86
namespace avx2 {
extern const Kernels kKernels;
}
#endif

const Kernels& plain_kernels() { return plain::kKernels; }

const Kernels& best_kernels() {
#ifdef CHANCERY_X86
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2::kKernels;
#endif
  return plain::kKernels;
}

}  // namespace chancery
