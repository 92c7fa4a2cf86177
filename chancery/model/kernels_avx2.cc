// The kernels for x86-64 processors with AVX2 and FMA; compiled with -mavx2 -mfma.
#define CHANCERY_KERNELS avx2
#define CHANCERY_LANES 8
#define CHANCERY_ROWS 6
#include "chancery/model/kernels_body.h"
